// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/conditions/value_editor.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

#include "signalbox/literals.h"
#include "triggers/conditions/addresses_field.h"
#include "triggers/conditions/decimal_field.h"
#include "triggers/model/condition_choices.h"
#include "widgets/format.h"

namespace signalbox::ui {

ValueEditor::ValueEditor(const TriggerVocabulary::Condition& kind, const QString& registry, QWidget* parent)
    : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    const QString name = tr("Value");
    using Value = TriggerVocabulary::Value;
    const bool counts = kind.value == Value::Integer && kind.type != "agent_id_equals"_L1;
    if (kind.value == Value::Decimal || counts) {
        m_decimal = new DecimalField;
        m_decimal->setWhole(counts);
        place(m_decimal, name);
        connect(m_decimal, &DecimalField::edited, this, &ValueEditor::edited);
    } else if (kind.value == Value::Choice || kind.value == Value::Flag) {
        m_combo = new QComboBox;
        m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        if (kind.value == Value::Flag) {
            m_combo->addItem(tr("yes"), u"true"_s);
            m_combo->addItem(tr("no"), u"false"_s);
        } else {
            for (const QString& each : kind.choices.isEmpty() ? eventTypesOf(registry) : kind.choices)
                m_combo->addItem(each, each);
        }
        place(m_combo, name);
        connect(m_combo, &QComboBox::activated, this, [this] { Q_EMIT edited(value()); });
    } else if (kind.value == Value::Addresses) {
        m_addresses = new AddressesField;
        place(m_addresses, name);
        connect(m_addresses, &AddressesField::edited, this, &ValueEditor::edited);
    } else if (kind.value != Value::None) {
        m_line = new QLineEdit;
        if (kind.type == "agent_id_equals"_L1)
            m_line->setPlaceholderText(tr("agent ID"));
        place(m_line, name);
        connect(m_line, &QLineEdit::textEdited, this, &ValueEditor::edited);
    }
}

void ValueEditor::place(QWidget* field, const QString& name)
{
    field->setAccessibleName(name);
    layout()->addWidget(field);
    setFocusProxy(field);
}

QWidget* ValueEditor::field() const
{
    return focusProxy();
}

QString ValueEditor::value() const
{
    if (m_line)
        return m_line->text();
    if (m_decimal)
        return m_decimal->value();
    if (m_combo)
        return m_combo->currentData().toString();
    return m_addresses ? m_addresses->stored() : QString();
}

void ValueEditor::setValue(const QString& value)
{
    if (m_line && m_line->text() != value)
        m_line->setText(value);
    if (m_decimal)
        m_decimal->setValue(value);
    if (m_addresses)
        m_addresses->setStored(value);
    if (!m_combo)
        return;
    int index = m_combo->findData(value);
    if (index < 0 && value.isEmpty() && m_combo->findData(u"true"_s) >= 0)
        index = m_combo->findData(u"true"_s);  // an empty flag means yes
    if (index < 0) {
        m_combo->addItem(format::safe(value), value);
        index = m_combo->count() - 1;
    }
    m_combo->setCurrentIndex(index);
}

void ValueEditor::setCheck(FieldCheck check)
{
    if (QWidget* one = field())
        setFieldCheck(one, check);
}

int ValueEditor::widthOfValue() const
{
    const QString text = m_combo ? m_combo->currentText() : value();
    return std::min(260, fontMetrics().horizontalAdvance(text) + 24);
}

}  // namespace signalbox::ui
