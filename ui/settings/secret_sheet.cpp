// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/secret_sheet.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/action_queries.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/format.h"

namespace signalbox::ui {

QString secretPurpose(const QString& name)
{
    if (name == "telegram.bot_token"_L1)
        return SecretSheet::tr("Bot token of Telegram");
    if (name == "actions.hmac_key"_L1)
        return SecretSheet::tr("Key that signs REST requests");
    if (name.startsWith("mcp."_L1))
        return SecretSheet::tr("Token of agent %1 on chain %2, for MCP")
            .arg(format::safe(name.section(u'.', 2)), format::safe(name.section(u'.', 1, 1)));
    return SecretSheet::tr("For header values that contain %1").arg(u"{{secret:%1}}"_s.arg(format::safe(name)));
}

SecretSheet::SecretSheet(Engine* engine, const QString& name, QWidget* window)
    : Sheet(name.isEmpty() ? tr("Add secret") : tr("Set secret"), window),
      m_engine(engine),
      m_fixed(name),
      m_name(new QLineEdit),
      m_value(new QLineEdit),
      m_check(new CheckLine),
      m_go(makeButton(tr("Store"), ButtonKind::Primary))
{
    setAttribute(Qt::WA_DeleteOnClose);
    if (name.isEmpty()) {
        body()->addWidget(new Text(tr("Name"), TextRole::Base, Ink::Secondary));
        m_name->setPlaceholderText(u"pager_key"_s);
        body()->addWidget(m_name);
    } else {
        setTitle(tr("Set secret"), name);
        auto* purpose = new Text(secretPurpose(name), TextRole::Base, Ink::Secondary);
        purpose->setWordWrap(true);
        body()->addWidget(purpose);
        m_name->setParent(this);
        m_name->hide();
    }
    m_name->setAccessibleName(tr("Name of the secret"));
    m_name->setMaxLength(100);
    body()->addWidget(new Text(tr("Value"), TextRole::Base, Ink::Secondary));
    m_value->setEchoMode(QLineEdit::Password);
    m_value->setAccessibleName(tr("Value of the secret"));
    m_value->setMaxLength(4096);
    body()->addWidget(m_value);
    body()->addWidget(m_check);
    m_check->clear();
    setFootNote(tr("The value goes to the secret store and is never shown again."));
    addFootButton(m_go);
    setPrimary(m_go);
    for (QLineEdit* edit : {m_name, m_value})
        connect(edit, &QLineEdit::textChanged, this, &SecretSheet::renew);
    connect(m_go, &QPushButton::clicked, this, &SecretSheet::store);
    renew();
    (name.isEmpty() ? m_name : m_value)->setFocus(Qt::OtherFocusReason);
}

void SecretSheet::renew()
{
    static const QRegularExpression allowed(u"^[A-Za-z0-9_.-]+$"_s);
    const bool named = !m_fixed.isEmpty() || allowed.match(m_name->text()).hasMatch();
    if (!named && !m_name->text().isEmpty())
        m_check->set(State::Error, tr("A name has letters, digits, dots, hyphens and underscores."));
    else
        m_check->clear();
    m_go->setEnabled(named && !m_value->text().isEmpty());
}

void SecretSheet::store()
{
    ActionQueries* actions = m_engine ? m_engine->actions() : nullptr;
    if (!actions)
        return reject();
    m_go->setEnabled(false);
    const QString name = m_fixed.isEmpty() ? m_name->text() : m_fixed;
    whenAnswered(actions->setSecret(name, m_value->text()), this, [this](const Expected<Done>& done) {
        if (!done) {
            m_go->setEnabled(true);
            m_check->set(State::Error, engineWords(done.error()));
            return place();
        }
        m_value->clear();
        Q_EMIT stored();
        accept();
    });
}

}  // namespace signalbox::ui
