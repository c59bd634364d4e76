// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/page_history.h"

namespace signalbox::ui {

namespace {
constexpr int mostPages = 50;
}

const QString& PageHistory::current() const
{
    static const QString none;
    return m_at < 0 ? none : m_pages.at(m_at);
}

void PageHistory::visit(const QString& address)
{
    if (m_at >= 0 && current() == address)
        return;
    m_pages.resize(m_at + 1);
    m_pages << address;
    while (m_pages.size() > mostPages)
        m_pages.removeFirst();
    m_at = int(m_pages.size()) - 1;
}

std::optional<QString> PageHistory::step(int by)
{
    const int to = m_at + by;
    if (to < 0 || to >= m_pages.size())
        return std::nullopt;
    m_at = to;
    return m_pages.at(to);
}

}  // namespace signalbox::ui
