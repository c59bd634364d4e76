// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/effects/secret_button.h"

#include "signalbox/literals.h"
#include "theme/icon.h"
#include "theme/style.h"

namespace signalbox::ui {

SecretButton::SecretButton(QString title, QString name, QWidget* parent)
    : QPushButton(parent), m_title(std::move(title)), m_name(std::move(name))
{
    setKind(this, ButtonKind::Quiet);
    setControlSize(this, ControlSize::Card);
    setFont(ui::font(TextRole::Small));
    setAutoDefault(false);
    setProperty("elides", true);
    setMinimumWidth(60);
    connect(this, &QPushButton::clicked, this, [this] { Q_EMIT wanted(m_name); });
    setStored(false);
}

void SecretButton::setStored(bool stored)
{
    const QString text = stored ? tr("%1 in secret store", "Bot token").arg(m_title)
                                : tr("Set %1…", "bot token").arg(m_title.left(1).toLower() + m_title.mid(1));
    setText(text);
    setAccessibleName(text);
    setIcon(ui::icon(stored ? u"lock"_s : u"key"_s, Ink::Secondary));
    setToolTip(stored ? tr("Stored as %1. Its value is never shown; a click replaces it.").arg(m_name)
                      : tr("Stored as %1 in the secret store.").arg(m_name));
}

}  // namespace signalbox::ui
