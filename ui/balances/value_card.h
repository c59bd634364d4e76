// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "models/latest_answer.h"
#include "signalbox/engine.h"
#include "tokens/day_chart.h"

namespace signalbox {
struct ValueDay;
}

namespace signalbox::ui {

/// The value of an address at the end of each day, by chain: the three most valuable, then others.
class ValueCard : public DayChart {
    Q_OBJECT
public:
    explicit ValueCard(QWidget* parent = nullptr);

    void ask(Engine* engine, const QString& holder);

private:
    void show(const std::vector<ValueDay>& days);

    QPointer<Engine> m_engine;
    LatestAnswer m_answer;
};

}  // namespace signalbox::ui
