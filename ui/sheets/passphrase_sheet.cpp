// SPDX-License-Identifier: GPL-3.0-or-later

#include "sheets/passphrase_sheet.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "sheets/passphrase_fields.h"
#include "widgets/button.h"

namespace signalbox::ui {

PassphraseSheet::PassphraseSheet(bool create, bool again, QWidget* window)
    : Sheet(PassphraseFields::title(create), window),
      m_fields(new PassphraseFields),
      m_words(new Text(words(create))),
      m_lost(makeButton(tr("Lost passphrase…"), ButtonKind::Quiet)),
      m_go(makeButton(create ? tr("Create file") : tr("Unlock"), ButtonKind::Primary))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_words->setWordWrap(true);
    body()->addWidget(m_words);
    body()->addWidget(m_fields);
    m_lost->setAccessibleName(tr("Lost passphrase"));
    m_lost->setVisible(!create);
    addFootButton(m_lost, true);
    setCancelText(create ? tr("Cancel") : tr("Open without keys"));
    addFootButton(m_go);
    setPrimary(m_go);
    connect(m_fields, &PassphraseFields::changed, this, [this] { m_go->setEnabled(m_fields->isReady()); });
    connect(m_go, &QPushButton::clicked, this, [this] { say(m_fields->take()); });
    connect(m_lost, &QPushButton::clicked, this, &PassphraseSheet::askWhetherLost);
    connect(this, &QDialog::rejected, this, [this] {
        if (!std::exchange(m_said, true))
            Q_EMIT answered({});
    });
    m_fields->ask(create, again);
}

QString PassphraseSheet::words(bool create)
{
    return create
               ? tr("No keychain is available on this machine, so API keys and passwords are kept in an encrypted file "
                    "protected by a passphrase. If it is lost, the keys must be entered again; indexed data is kept.")
               : tr("The keys of this workspace are in an encrypted file. Without them, indexed data can be viewed, "
                    "but endpoints that need a key are not used.");
}

void PassphraseSheet::say(const QString& passphrase)
{
    m_said = true;
    Q_EMIT answered(passphrase);
    accept();
}

/// Turns the sheet into the question whether the passphrase is lost, with a danger button that Enter does not press.
void PassphraseSheet::askWhetherLost()
{
    setTitle(tr("Create a new secrets file"));
    m_words->setText(
        tr("Every API key and password of this workspace must be entered again on the chain pages. Indexed data is "
           "kept. The locked file is kept next to the new one in case the passphrase is found."));
    m_fields->hide();
    m_lost->hide();
    m_go->hide();
    setCancelText(tr("Open without keys"));
    auto* begin = makeButton(tr("Create new file"), ButtonKind::Danger);
    addFootButton(begin);
    setPrimary(begin);
    connect(begin, &QPushButton::clicked, this, [this] {
        m_said = true;
        Q_EMIT lost();
        accept();
    });
    cancelButton()->setFocus(Qt::OtherFocusReason);
    place();
}

}  // namespace signalbox::ui
