// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/sentence/phrase_editor.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include "signalbox/literals.h"
#include "triggers/conditions/duration_field.h"
#include "triggers/conditions/operator_combo.h"
#include "triggers/conditions/value_editor.h"
#include "triggers/model/condition_choices.h"
#include "triggers/model/trigger_draft.h"

namespace signalbox::ui {

namespace {

QWidget* valueField(TriggerDraft* draft, int index, const TriggerCondition& condition)
{
    const auto* kind = conditionKind(condition.type);
    if (!kind || kind->value == TriggerVocabulary::Value::Addresses || kind->value == TriggerVocabulary::Value::None)
        return nullptr;
    auto* editor = new ValueEditor(*kind, draft->now().registry);
    editor->setValue(condition.value);
    editor->setFixedWidth(std::max(110, editor->widthOfValue() + 30));
    QObject::connect(editor, &ValueEditor::edited, draft, [draft, index](const QString& value) {
        draft->changeCondition(index, [&](TriggerCondition& each) { each.value = value; });
    });
    return editor;
}

QWidget* operatorField(TriggerDraft* draft, int index, const TriggerCondition& condition)
{
    const auto* kind = conditionKind(condition.type);
    if (!kind || kind->operators.size() < 2)
        return nullptr;
    auto* combo = new OperatorCombo(*kind);
    combo->setOp(condition.op);
    QObject::connect(combo, &OperatorCombo::edited, draft, [draft, index](const QString& op) {
        draft->changeCondition(index, [&](TriggerCondition& each) { each.op = op; });
    });
    return combo;
}

QWidget* windowField(TriggerDraft* draft, int index, const TriggerCondition& condition)
{
    auto* field = new DurationField;
    field->setStored(condition.config.value(u"time_window"_s).toString());
    field->setFixedWidth(90);
    QObject::connect(field, &DurationField::edited, draft, [draft, index](const QString& stored) {
        draft->changeCondition(index, [&](TriggerCondition& each) { each.config[u"time_window"_s] = stored; });
    });
    return field;
}

}  // namespace

PhraseEditor* PhraseEditor::make(TriggerDraft* draft, const QString& path, QWidget* parent)
{
    const TriggerPlace place = TriggerPlace::of(path);
    if (place.section != "conditions"_L1 || place.index < 0 || size_t(place.index) >= draft->now().conditions.size())
        return nullptr;
    const TriggerCondition& condition = draft->now().conditions[size_t(place.index)];
    QWidget* field = nullptr;
    if (place.rest == "value"_L1)
        field = valueField(draft, place.index, condition);
    else if (place.rest == "op"_L1 || place.rest == "operator"_L1)
        field = operatorField(draft, place.index, condition);
    else if (place.rest == "config.time_window"_L1)
        field = windowField(draft, place.index, condition);
    return field ? new PhraseEditor(field, parent) : nullptr;
}

PhraseEditor::PhraseEditor(QWidget* field, QWidget* parent) : QWidget(parent), m_field(field)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(field);
    field->installEventFilter(this);
    for (QWidget* inner : field->findChildren<QWidget*>())
        inner->installEventFilter(this);
}

void PhraseEditor::begin()
{
    QWidget* target = m_field->focusProxy() ? m_field->focusProxy() : m_field;
    target->setFocus(Qt::OtherFocusReason);
    if (auto* line = qobject_cast<QLineEdit*>(target))
        line->selectAll();
    else if (auto* inner = target->findChild<QLineEdit*>())
        inner->selectAll();
}

bool PhraseEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            Q_EMIT finished();
            return true;
        }
    } else if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        QMetaObject::invokeMethod(
            this,
            [this, reason] {
                const QWidget* now = QApplication::focusWidget();
                if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason &&
                    !(now && isAncestorOf(now)))
                    Q_EMIT finished();
            },
            Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace signalbox::ui
