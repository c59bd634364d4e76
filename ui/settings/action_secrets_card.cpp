// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/action_secrets_card.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/answer.h"
#include "settings/secret_sheet.h"
#include "settings/setting_row.h"
#include "sheets/confirm_sheet.h"
#include "signalbox/action_queries.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/format.h"

namespace signalbox::ui {

ActionSecretsCard::ActionSecretsCard(QWidget* parent)
    : Card(tr("Secrets of actions"), parent),
      m_rows(new QVBoxLayout),
      m_add(makeButton(tr("Add secret…"), ButtonKind::Normal, u"plus"_s, ControlSize::Card)),
      m_check(new CheckLine)
{
    head()->addRight(m_add);
    QVBoxLayout* box = addPadded();
    m_rows->setSpacing(8);
    box->addLayout(m_rows);
    box->addWidget(m_check);
    m_check->hide();
    connect(m_add, &QPushButton::clicked, this, [this] { set({}); });
    hide();
}

void ActionSecretsCard::setEngine(Engine* engine)
{
    m_engine = engine;
    m_answer.drop();
    setVisible(engine && engine->actions());
    load();
}

void ActionSecretsCard::load()
{
    if (ActionQueries* actions = m_engine ? m_engine->actions() : nullptr)
        m_answer.ask(actions->secrets(), this, [this](const Expected<QStringList>& names) { take(names); });
}

void ActionSecretsCard::take(const Expected<QStringList>& names)
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    m_check->setVisible(!names);
    if (!names)
        return m_check->set(State::Error, engineWords(names.error()));
    QStringList all{u"telegram.bot_token"_s, u"actions.hmac_key"_s};
    for (const QString& name : *names)
        if (!all.contains(name))
            all << name;
    std::sort(all.begin() + 2, all.end());
    for (const QString& name : std::as_const(all))
        addRow(name, names->contains(name));
    keepTexts(this);
}

void ActionSecretsCard::addRow(const QString& name, bool stored)
{
    auto* buttons = new QWidget;
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(new Text(stored ? tr("stored", "a secret") : tr("not set", "a secret"), TextRole::Base,
                            stored ? Ink::Ok : Ink::Muted));
    auto* change = makeButton(tr("Set…"), ButtonKind::Normal, {}, ControlSize::Card);
    change->setAccessibleName(tr("Set %1").arg(name));
    row->addWidget(change);
    auto* gone = makeButton(tr("Remove…"), ButtonKind::Quiet, {}, ControlSize::Card);
    gone->setAccessibleName(tr("Remove %1").arg(name));
    gone->setEnabled(stored);
    row->addWidget(gone);
    connect(change, &QPushButton::clicked, this, [this, name] { set(name); });
    connect(gone, &QPushButton::clicked, this, [this, name] { remove(name); });
    m_rows->addWidget(settingLine(format::safe(name), secretPurpose(name), buttons));
}

void ActionSecretsCard::set(const QString& name)
{
    if (!m_engine)
        return;
    auto* sheet = new SecretSheet(m_engine, name, window());
    connect(sheet, &SecretSheet::stored, this, &ActionSecretsCard::load);
    sheet->open();
}

void ActionSecretsCard::remove(const QString& name)
{
    auto* sheet = new ConfirmSheet(tr("Remove secret"), tr("Remove"), window());
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setTitle(tr("Remove secret"), format::safe(name));
    sheet->setIntroduction(tr("Actions that use it fail until it is set again."));
    sheet->setPreview({});
    connect(sheet, &ConfirmSheet::confirmed, this, [this, name] {
        ActionQueries* actions = m_engine ? m_engine->actions() : nullptr;
        if (!actions)
            return;
        whenAnswered(actions->setSecret(name, {}), this, [this](const Expected<Done>& done) {
            if (done)
                return load();
            m_check->show();
            m_check->set(State::Error, engineWords(done.error()));
        });
    });
    sheet->open();
}

}  // namespace signalbox::ui
