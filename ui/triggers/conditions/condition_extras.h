// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QSpinBox;

namespace signalbox::ui {

class DecimalField;
class TriggerDraft;

/// The second line of a condition with a state: whether a counter starts again after it fired; the size and weight of a
/// moving average.
class ConditionExtras : public QWidget {
    Q_OBJECT
public:
    ConditionExtras(TriggerDraft* draft, int index, QWidget* parent = nullptr);
    static bool has(const QString& type);  ///< conditions of this type have it
    void renew();

private:
    void set(const QString& key, const QJsonValue& value);
    TriggerDraft* m_draft;
    int m_index;
    QCheckBox* m_reset = nullptr;
    QSpinBox* m_size = nullptr;
    DecimalField* m_alpha = nullptr;
};

}  // namespace signalbox::ui
