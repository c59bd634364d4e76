// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/statement_card.h"

#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

#include "desk/desk.h"
#include "signalbox/literals.h"
#include "sql/sql_editor.h"
#include "widgets/button.h"

namespace signalbox::ui {

namespace {
constexpr int mostRows = 20'000;  // that a table takes in one turn of the event loop; Export writes all
const QString textKey = u"sql/text"_s, limitKey = u"sql/limit"_s, timeoutKey = u"sql/timeout"_s;
}  // namespace

StatementCard::StatementCard(Desk* desk, const SqlWords* words, QWidget* parent)
    : Card(parent), m_desk(desk), m_editor(new SqlEditor(words))
{
    head()->setTitle(tr("Statement"));
    head()->setHeight(44);
    head()->setLine(true);
    m_limit = addLimit(tr("Row limit"), limitKey, mostRows, 1'000);
    m_limit->setSuffix(tr(" rows", "unit behind the number of the limit"));
    m_limit->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_timeout = addLimit(tr("Statement timeout in seconds"), timeoutKey, 86'400, 30);
    m_timeout->setSuffix(tr(" s", "seconds, behind the number of the time limit"));
    auto* save = makeIconButton(u"tag"_s, tr("Save query (Ctrl+S)"));
    auto* cancel = makeButton(tr("Cancel", "a running statement"), ButtonKind::Normal, u"stop"_s, ControlSize::Card);
    cancel->setAccessibleName(tr("Cancel statement"));
    auto* run = makeButton(tr("Run"), ButtonKind::Primary, u"play"_s, ControlSize::Card);
    run->setToolTip(tr("Runs the selected statements, or the one at the cursor (Ctrl+Enter)"));
    m_save = save;
    m_cancel = cancel;
    m_run = run;
    head()->addRight(save);
    head()->addRight(cancel);
    head()->addRight(run);
    connect(save, &QAbstractButton::clicked, this, &StatementCard::saveRequested);
    connect(cancel, &QAbstractButton::clicked, this, &StatementCard::cancelRequested);
    connect(run, &QAbstractButton::clicked, this, &StatementCard::runRequested);
    body()->addWidget(m_editor, 1);
    keepCorners();
    setMinimumHeight(140);
    m_editor->setPlainText(m_desk->value(textKey).toString());
    m_editor->moveCursor(QTextCursor::End);
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        m_desk->setValue(textKey, m_editor->toPlainText());
        Q_EMIT edited();
    });
}

QSpinBox* StatementCard::addLimit(const QString& name, const QString& key, int most, int standard)
{
    auto* box = new QSpinBox;
    setControlSize(box, ControlSize::Card);
    box->setRange(1, most);
    box->setGroupSeparatorShown(true);
    box->setAccelerated(true);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setValue(m_desk->value(key, standard).toInt());
    connect(box, &QSpinBox::valueChanged, this, [this, key](int value) { m_desk->setValue(key, value); });
    head()->addRight(box);
    return box;
}

SqlRequest StatementCard::request(const QString& statement) const
{
    return {statement, m_limit->value(), double(m_timeout->value())};
}

void StatementCard::renew(bool works, bool running)
{
    const bool text = !m_editor->document()->isEmpty();
    m_run->setEnabled(works && text);
    m_save->setEnabled(text);
    m_cancel->setEnabled(works && running);
}

}  // namespace signalbox::ui
