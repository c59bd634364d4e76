// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/empty_state.h"

namespace signalbox::ui {

/// Shown in place of a table without rows: why there are none, and what to do.
class NoRows : public EmptyState {
    Q_OBJECT
public:
    explicit NoRows(QWidget* parent = nullptr);

    void setReason(const QString& text, const QString& button, std::function<void()> run);  ///< while no rows exist
    void setFilteredReason(const QString& text);            ///< while rows exist but none matches
    void setLoading(bool loading) { m_loading = loading; }  ///< the first answer is pending: nothing is shown
    bool renew(int shown, int all);                         ///< true: replaces a table that shows that many of all rows

private:
    QString m_reason, m_buttonText, m_filteredReason;
    std::function<void()> m_action;
    bool m_loading = false;
};

}  // namespace signalbox::ui
