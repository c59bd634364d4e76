// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/troubles.h"

namespace signalbox::indexing {

bool Troubles::raise(Source source, const Error& error, const QDateTime& nextTry)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    auto [item, isNew] = m_items.try_emplace(source);
    Trouble& trouble = item->second;
    const bool other = isNew || trouble.error.code != error.code;
    if (isNew)
        trouble.since = now;
    trouble.error = error;
    trouble.lastAt = now;
    ++trouble.count;
    trouble.nextTryAt = nextTry;
    return other;
}

bool Troubles::clear(Source source)
{
    return m_items.erase(source) > 0;
}

const Trouble* Troubles::find(Source source) const
{
    const auto item = m_items.find(source);
    return item == m_items.end() ? nullptr : &item->second;
}

std::optional<Trouble> Troubles::worst() const
{
    return m_items.empty() ? std::nullopt : std::optional(m_items.begin()->second);
}

std::vector<Trouble> Troubles::all() const
{
    std::vector<Trouble> result;
    for (const auto& item : m_items)
        result.push_back(item.second);
    return result;
}

}  // namespace signalbox::indexing
