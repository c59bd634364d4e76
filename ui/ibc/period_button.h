// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

#include "ibc/ibc_page.h"

namespace signalbox::ui {

/// "today, UTC ▾" with its menu: whole days in UTC, as statistics are stored. The choice is kept by its name, so that
/// today moves on at midnight.
class PeriodButton : public QPushButton {
    Q_OBJECT
public:
    explicit PeriodButton(QWidget* parent = nullptr);

    IbcPeriod period() const;
    QString id() const { return m_id; }  ///< today, yesterday, week, month
    void setId(const QString& id);       ///< an unknown one is ignored

Q_SIGNALS:
    void changed();

private:
    void fillMenu();
    QString m_id;
};

}  // namespace signalbox::ui
