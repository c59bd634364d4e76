// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/conditions/condition_extras.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSpinBox>

#include "signalbox/literals.h"
#include "triggers/conditions/decimal_field.h"
#include "triggers/model/trigger_draft.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {
constexpr int largestWindow = 10'000;
}

bool ConditionExtras::has(const QString& type)
{
    return type == "rate_limit"_L1 || type == "ema_threshold"_L1;
}

ConditionExtras::ConditionExtras(TriggerDraft* draft, int index, QWidget* parent)
    : QWidget(parent), m_draft(draft), m_index(index)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 5);
    row->setSpacing(8);
    if (draft->now().conditions[size_t(index)].type == "rate_limit"_L1) {
        m_reset = new QCheckBox(tr("Count from 0 again after the trigger fired"));
        row->addWidget(m_reset);
        row->addStretch(1);
        connect(m_reset, &QCheckBox::toggled, this, [this](bool on) { set(u"reset_on_trigger"_s, on); });
    } else {
        m_size = new QSpinBox;
        m_size->setRange(1, largestWindow);
        m_size->setAccessibleName(tr("Events of the average"));
        m_size->setFixedWidth(76);
        m_alpha = new DecimalField;
        m_alpha->setAccessibleName(tr("Weight of the newest event"));
        m_alpha->setFixedWidth(76);
        m_alpha->setToolTip(tr("More than 0, at most 1. Empty: 2 / (events + 1)"));
        row->addWidget(new Text(tr("Average over"), TextRole::Small, Ink::Secondary));
        row->addWidget(m_size);
        row->addWidget(new Text(tr("events; newest weighs"), TextRole::Small, Ink::Secondary));
        row->addWidget(m_alpha);
        row->addStretch(1);
        connect(m_size, &QSpinBox::valueChanged, this, [this](int size) { set(u"window_size"_s, size); });
        connect(m_alpha, &DecimalField::edited, this, [this](const QString& text) {
            bool isNumber = false;
            const double value = text.toDouble(&isNumber);
            set(u"alpha"_s, text.isEmpty() ? QJsonValue(QJsonValue::Undefined)
                            : isNumber     ? QJsonValue(value)
                                           : QJsonValue(text));
        });
    }
    renew();
}

void ConditionExtras::set(const QString& key, const QJsonValue& value)
{
    const auto& now = m_draft->now().conditions;
    if (size_t(m_index) >= now.size() || now[size_t(m_index)].config.value(key) == value)
        return;
    m_draft->changeCondition(m_index, [&](TriggerCondition& each) {
        if (value.isUndefined())
            each.config.remove(key);
        else
            each.config[key] = value;
    });
}

void ConditionExtras::renew()
{
    const QJsonObject& config = m_draft->now().conditions[size_t(m_index)].config;
    if (m_reset)
        m_reset->setChecked(config.value(u"reset_on_trigger"_s).toBool());
    if (!m_size)
        return;
    m_size->setValue(config.value(u"window_size"_s).toInt(10));
    const QJsonValue alpha = config.value(u"alpha"_s);
    if (!m_alpha->hasFocus())
        m_alpha->setValue(alpha.isDouble() ? QString::number(alpha.toDouble()) : alpha.toString());
}

}  // namespace signalbox::ui
