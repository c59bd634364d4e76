// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/rules/rule_sheet.h"

#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/ibc_queries.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/check_line.h"

namespace signalbox::ui {

RuleSheet::RuleSheet(Engine* engine, const QString& title, QWidget* window)
    : Sheet(title, window, 560),
      m_engine(engine),
      m_form(new QFormLayout),
      m_check(new CheckLine),
      m_save(makeButton(tr("Save"), ButtonKind::Primary))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    body()->addLayout(m_form);
    body()->addWidget(m_check);
    addFootButton(m_save);
    setPrimary(m_save);
    connect(m_save, &QPushButton::clicked, this, [this] { save(); });
}

void RuleSheet::addField(const QString& label, QWidget* field, const QString& hint)
{
    field->setAccessibleName(label);
    m_form->addRow(new Text(label, TextRole::Base, Ink::Secondary), field);
    if (hint.isEmpty())
        return;
    auto* words = new Text(hint, TextRole::Small, Ink::Secondary);
    constexpr int oneLine = 72;  // characters; a text that may wrap is given two lines
    words->setWordWrap(hint.size() > oneLine);
    m_form->addRow(QString(), words);
}

void RuleSheet::begin()
{
    m_first = state();
    edited();
}

void RuleSheet::edited()
{
    const QString why = refusal();
    m_save->setEnabled(why.isEmpty() && rules() && isChanged());
    if (why.isEmpty() || !isChanged())
        m_check->clear();
    else
        m_check->set(State::Error, why);
}

IbcRules* RuleSheet::rules() const
{
    return m_engine && m_engine->ibc() ? m_engine->ibc()->rules() : nullptr;
}

void RuleSheet::save(const std::function<void(bool saved)>& answer)
{
    const auto tell = [answer](bool saved) {
        if (answer)
            answer(saved);
    };
    if (!m_save->isEnabled())
        return tell(false);
    m_save->setEnabled(false);
    whenAnswered(store(*rules()), this, [this, tell](const Expected<Done>& done) {
        if (done) {
            m_first = state();
            accept();
        } else {
            edited();
            m_check->set(State::Error, engineWords(done.error()));
        }
        tell(done.has_value());
    });
}

void RuleSheet::reject()
{
    if (isChanged())
        return askToDiscard();
    Sheet::reject();
}

void RuleSheet::askToDiscard()
{
    if (m_question)
        return m_question->raise();
    m_question = new Sheet(tr("Unsaved changes"), this, 440);
    m_question->setObjectName(u"discardRuleSheet"_s);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    auto* words =
        new Text(tr("The changes of \"%1\" are not saved. They are lost if you discard them.").arg(subject()));
    words->setWordWrap(true);
    m_question->body()->addWidget(words);
    QPushButton* discard = m_question->addFootButton(makeButton(tr("Discard changes"), ButtonKind::Danger));
    QPushButton* keep = m_question->addFootButton(makeButton(tr("Save"), ButtonKind::Primary));
    keep->setEnabled(m_save->isEnabled());
    m_question->setPrimary(keep);
    connect(discard, &QPushButton::clicked, this, [this] {
        m_first = state();
        m_question->accept();
        reject();
    });
    connect(keep, &QPushButton::clicked, this, [this] {
        m_question->accept();
        save();
    });
    m_question->open();
}

}  // namespace signalbox::ui
