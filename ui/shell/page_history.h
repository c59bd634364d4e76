// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <optional>

namespace signalbox::ui {

/// The addresses of visited pages with the current one, as in a browser. Keeps the newest 50.
class PageHistory {
public:
    void visit(const QString& address);   ///< appends after the current page; the same address is not repeated
    std::optional<QString> step(int by);  ///< moves and returns the address; none beyond the ends
    const QString& current() const;       ///< empty: nothing was visited

private:
    QStringList m_pages;
    int m_at = -1;
};

}  // namespace signalbox::ui
