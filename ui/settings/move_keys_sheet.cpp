// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/move_keys_sheet.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/check_line.h"

namespace signalbox::ui {

namespace {

constexpr int shortest = 8;

QLineEdit* secretField(const QString& name)
{
    auto* field = new QLineEdit;
    field->setEchoMode(QLineEdit::Password);
    field->setAccessibleName(name);
    field->setMaxLength(200);
    return field;
}

}  // namespace

MoveKeysSheet::MoveKeysSheet(SettingsSource* source, const QString& store, QWidget* window)
    : Sheet(store == u"file"_s ? tr("Move keys to an encrypted file") : tr("Move keys to the keychain"), window),
      m_source(source),
      m_store(store),
      m_check(new CheckLine),
      m_go(makeButton(tr("Move"), ButtonKind::Primary))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto* words = new Text(
        m_store == u"file"_s
            ? tr("The file is in the workspace folder and is unlocked with a passphrase, here and on the command line. "
                 "If the passphrase is lost, the keys must be entered again; indexed data is kept.")
            : tr("The desktop keychain is unlocked with your session. Over SSH, without a keychain, the keys cannot be "
                 "read."));
    words->setWordWrap(true);
    body()->addWidget(words);
    if (m_store == u"file"_s) {
        body()->addSpacing(8);
        m_first = secretField(tr("Passphrase"));
        m_second = secretField(tr("Repeat passphrase"));
        for (QLineEdit* field : {m_first, m_second}) {
            body()->addWidget(new Text(field->accessibleName(), TextRole::Small, Ink::Secondary));
            body()->addWidget(field);
            connect(field, &QLineEdit::textChanged, this, &MoveKeysSheet::renew);
        }
    }
    body()->addWidget(m_check);
    addFootButton(m_go);
    setPrimary(m_go);
    connect(m_go, &QPushButton::clicked, this, &MoveKeysSheet::move);
    renew();
}

void MoveKeysSheet::renew()
{
    if (!m_first)
        return;
    const bool longEnough = m_first->text().size() >= shortest;
    const bool same = m_first->text() == m_second->text();
    m_go->setEnabled(longEnough && same);
    if (m_first->text().isEmpty())
        m_check->clear(tr("At least 8 characters."));
    else if (!longEnough)
        m_check->set(State::Slow, tr("At least 8 characters."));
    else if (!same && !m_second->text().isEmpty())
        m_check->set(State::Error, tr("The passphrases do not match."));
    else
        m_check->clear();
}

void MoveKeysSheet::reject()
{
    if (m_done)
        accept();
    else
        Sheet::reject();
}

void MoveKeysSheet::move()
{
    if (m_done) {
        accept();
        return;
    }
    m_go->setEnabled(false);
    m_check->setChecking(tr("Moving keys"));
    const QString passphrase = m_first ? m_first->text() : QString();
    whenAnswered(m_source->moveSecrets(m_store, passphrase), this, [this](const Expected<int>& moved) {
        m_go->setEnabled(true);
        if (!moved) {
            m_check->set(State::Error, engineWords(moved.error()));
            return;
        }
        if (*moved < 0)
            m_check->set(
                State::Slow, tr("The encrypted file is now in use"),
                tr("The keychain could not be read, so its keys were not moved. Enter them again on the chain pages."));
        else
            m_check->set(State::Ok, *moved == 0 ? tr("There were no keys to move. New keys are stored there.")
                                                : tr("%n keys moved.", nullptr, *moved));
        for (QLineEdit* field : {m_first, m_second})
            if (field) {
                field->clear();
                field->setEnabled(false);
            }
        m_done = true;
        m_go->setEnabled(true);
        m_go->setText(tr("Close"));
        m_go->setAccessibleName(m_go->text());
        cancelButton()->hide();
    });
}

std::vector<MessageAction> keychainCures(std::shared_ptr<SettingsSource> source, const Error& error, QWidget* window,
                                         const std::function<void()>& again)
{
    if (!error.code.startsWith(u"KEYCHAIN_"_s))
        return {};
    return {{u"file"_s, MoveKeysSheet::tr("Use an encrypted file…"), false, [source, window, again] {
                 auto* sheet = new MoveKeysSheet(source.get(), u"file"_s, window);
                 QObject::connect(sheet, &QDialog::accepted, window, [source, again] { again(); });
                 sheet->open();
             }}};
}

}  // namespace signalbox::ui
