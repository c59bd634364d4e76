// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/queue_page.h"
#include "queue/queue_threshold_rules.h"

class QLineEdit;
class QPushButton;

namespace signalbox::ui {

class CheckLine;
class Segments;

/// When a queue is not healthy: fields, and presets that fill them. Saving is possible once something valid has
/// changed.
class QueueThresholdsPage : public QueuePage {
    Q_OBJECT
public:
    explicit QueueThresholdsPage(QWidget* parent = nullptr);

    QList<QWidget*> actions() const override;
    void load() override;
    void save();

Q_SIGNALS:
    void known(const signalbox::QueueThresholds& thresholds);  ///< those that apply

protected:
    void engineChanged() override;

private:
    ThresholdTexts texts() const;
    void put(const QueueThresholds& thresholds);
    void take(const QueueThresholds& thresholds);
    QLayout* makeFields();
    void renew();

    std::array<QLineEdit*, ThresholdField::count> m_fields{};
    Segments* m_presets;
    CheckLine* m_check;
    QPushButton* m_revert;
    QPushButton* m_save;
    std::optional<QueueThresholds> m_seen;
};

}  // namespace signalbox::ui
