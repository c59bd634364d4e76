// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/conditions/condition_row.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include "addchain/drag_grip.h"
#include "signalbox/literals.h"
#include "triggers/conditions/condition_extras.h"
#include "triggers/conditions/duration_field.h"
#include "triggers/conditions/operator_combo.h"
#include "triggers/conditions/value_editor.h"
#include "triggers/conditions/watch_row.h"
#include "triggers/model/condition_choices.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/model/trigger_words.h"
#include "widgets/button.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {

/// The verdict's sign, 10×10 in a column of 16.
class Sign : public QWidget {
public:
    explicit Sign(const State& state) : m_state(state) { setFixedSize(16, 16); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        paintSign(p, QRectF(3, 3, 10, 10), m_state);
    }

private:
    const State& m_state;
};

}  // namespace

int joinWidth()
{
    const QFontMetrics metrics(ui::font(TextRole::Base));
    int widest = 36;
    for (const QString& word :
         {ConditionRow::tr("when", "before the first condition"), ConditionRow::tr("and", "before a condition"),
          WatchRow::tr("on", "before the name of a chain")})
        widest = std::max(widest, metrics.horizontalAdvance(word) + 1);
    return widest;
}

ConditionRow::ConditionRow(TriggerDraft* draft, int index, QWidget* parent)
    : QWidget(parent),
      m_draft(draft),
      m_index(index),
      m_grip(new DragGrip),
      m_kind(new QComboBox),
      m_hint(new Text({}, TextRole::Small, Ink::Secondary)),
      m_remove(makeIconButton(u"close"_s, tr("Remove condition %1").arg(index + 1), ControlSize::Row)),
      m_sign(new Sign(m_state))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 0, 8, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 5, 0, 5);
    row->setSpacing(8);
    column->addLayout(row);
    m_grip->setFixedHeight(26);
    m_grip->setAccessibleName(tr("Move condition %1").arg(index + 1));
    auto* join = new Text(index == 0 ? tr("when", "before the first condition") : tr("and", "before a condition"),
                          TextRole::Base, Ink::Secondary);
    join->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    join->setFixedWidth(joinWidth());
    setControlSize(m_kind, ControlSize::Card);
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setFixedWidth(150);
    m_kind->setAccessibleName(tr("Field of condition %1").arg(index + 1));
    row->addWidget(m_grip);
    row->addWidget(join);
    row->addWidget(m_kind);
    makeFields();
    m_hint->setElide(Qt::ElideRight);
    row->addWidget(m_sign);
    row->addWidget(m_hint, 1);
    row->addWidget(m_remove);
    if (ConditionExtras::has(draft->now().conditions[size_t(index)].type)) {
        m_extras = new ConditionExtras(draft, index);
        m_extras->setContentsMargins(16 + 8 + join->width() + 8, 0, 0, 0);
        column->addWidget(m_extras);
    }
    connect(m_remove, &QToolButton::clicked, this, &ConditionRow::removeWanted);
    connect(m_kind, &QComboBox::activated, this, &ConditionRow::chooseKind);
    renew();
}

void ConditionRow::makeFields()
{
    const Trigger& trigger = m_draft->now();
    const TriggerCondition& condition = trigger.conditions[size_t(m_index)];
    auto* row = static_cast<QHBoxLayout*>(layout()->itemAt(0)->layout());
    int chosen = -1, at = 0;
    for (const ConditionChoice& choice : conditionChoices(trigger.registry)) {
        m_kind->addItem(choice.label);
        if (choice.kind->type == condition.type && (choice.field == condition.field || choice.kind->fields.size() < 2))
            chosen = at;
        ++at;
    }
    if (chosen < 0) {  // not for this registry
        m_kind->addItem(conditionLabel(condition));
        chosen = at;
    }
    m_kind->setCurrentIndex(chosen);
    const auto* kind = conditionKind(condition.type);
    if (!kind) {
        row->addWidget(new Text(condition.op + u' ' + condition.value, TextRole::Base, Ink::Secondary));
        return;
    }
    m_op = new OperatorCombo(*kind);
    setControlSize(m_op, ControlSize::Card);
    m_op->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_op->setFixedWidth(112);
    m_op->setAccessibleName(tr("Operator of condition %1").arg(m_index + 1));
    m_value = new ValueEditor(*kind, trigger.registry);
    const bool hasWindow = condition.type == "rate_limit"_L1;
    m_value->setFixedWidth(hasWindow ? 74 : 158);
    if (QWidget* field = m_value->field()) {
        setControlSize(field, ControlSize::Card);
        field->setAccessibleName(tr("Value of condition %1").arg(m_index + 1));
    }
    row->addWidget(m_op);
    row->addWidget(m_value);
    connect(m_op, &OperatorCombo::edited, this, [this](const QString& op) {
        m_draft->changeCondition(m_index, [&](TriggerCondition& each) { each.op = op; });
    });
    connect(m_value, &ValueEditor::edited, this, [this](const QString& value) {
        m_draft->changeCondition(m_index, [&](TriggerCondition& each) { each.value = value; });
    });
    if (!hasWindow)
        return;
    m_window = new DurationField;
    setControlSize(m_window, ControlSize::Card);
    m_window->setFixedWidth(76);
    m_window->setAccessibleName(tr("Time window of condition %1").arg(m_index + 1));
    row->addWidget(m_window);
    connect(m_window, &DurationField::edited, this, [this](const QString& stored) {
        m_draft->changeCondition(m_index, [&](TriggerCondition& each) { each.config[u"time_window"_s] = stored; });
    });
}

void ConditionRow::chooseKind(int choice)
{
    const auto all = conditionChoices(m_draft->now().registry);
    if (choice < 0 || size_t(choice) >= all.size())
        return;
    // later: this row is replaced by another one
    QMetaObject::invokeMethod(
        m_draft,
        [draft = m_draft, index = m_index, wanted = all[size_t(choice)]] {
            draft->reshape([&](Trigger& trigger) {
                TriggerCondition& condition = trigger.conditions[size_t(index)];
                condition = recast(condition, wanted, trigger.registry);
            });
            Q_EMIT draft->fieldWanted(u"conditions[%1].value"_s.arg(index));
        },
        Qt::QueuedConnection);
}

void ConditionRow::setCounts(const QString& hint)
{
    m_counts = hint;
    renew();
}

void ConditionRow::renew()
{
    if (size_t(m_index) >= m_draft->now().conditions.size())
        return;
    const TriggerCondition& condition = m_draft->now().conditions[size_t(m_index)];
    if (m_op)
        m_op->setOp(condition.op);
    if (m_value)
        m_value->setValue(condition.value);
    if (m_window)
        m_window->setStored(condition.config.value(u"time_window"_s).toString());
    if (m_extras)
        m_extras->renew();
    const auto problems = m_draft->problemsAt(u"conditions[%1]"_s.arg(m_index));
    bool refused = false, windowRefused = false;
    for (const TriggerProblem& each : problems)
        if (!each.warning) {
            refused = true;
            windowRefused = windowRefused || each.path.contains("config"_L1);
        }
    m_state = refused ? State::Refused : problems.empty() ? State::True : State::Slow;
    if (m_value)
        m_value->setCheck(refused && !windowRefused ? FieldCheck::Refused : FieldCheck::None);
    if (m_window)
        setFieldCheck(m_window, windowRefused ? FieldCheck::Refused : FieldCheck::None);
    const auto* kind = conditionKind(condition.type);
    QString hint = m_counts;
    if (refused)
        hint = problemsText(problems);  // warnings are shown below the sentence
    else if (hint.isEmpty() && kind && kind->stateful)
        hint = tr("by block time");
    else if (hint.isEmpty() && condition.type == "tag_equals"_L1)
        hint = tr("case-sensitive");
    m_hint->setText(hint);
    m_hint->setToolTip(problemsText(problems).toHtmlEscaped());
    m_hint->setInk(refused ? Ink::Error : Ink::Secondary);
    m_sign->setToolTip(m_hint->toolTip());
    m_sign->update();
    setAccessibleName(
        refused
            ? tr("Condition %1: %2, not valid: %3").arg(QString::number(m_index + 1), conditionText(condition), hint)
            : tr("Condition %1: %2, %3").arg(QString::number(m_index + 1), conditionText(condition), hint));
    update();
}

void ConditionRow::focusField(const QString& rest)
{
    QWidget* field = m_value && m_value->field() ? m_value->field() : m_kind;
    if (rest.startsWith("config"_L1) && m_window)
        field = m_window;
    else if ((rest == "op"_L1 || rest == "operator"_L1) && m_op)
        field = m_op;
    else if (rest == "type"_L1 || rest == "field"_L1)
        field = m_kind;
    field->setFocus(Qt::TabFocusReason);
}

void ConditionRow::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter p(this);
    if (m_state == State::Refused)
        p.fillRect(rect(), t.error.tint);
    p.fillRect(0, height() - 1, width(), 1, t.grid);
}

}  // namespace signalbox::ui
