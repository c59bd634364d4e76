// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/failures.h"

namespace signalbox::indexing {

bool Failures::raise(Source source, const Error& error, const QDateTime& nextTry)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    auto [item, isNew] = m_items.try_emplace(source);
    Failure& failure = item->second;
    const bool other = isNew || failure.error.code != error.code;
    if (isNew)
        failure.since = now;
    failure.error = error;
    failure.lastAt = now;
    ++failure.count;
    failure.nextTryAt = nextTry;
    return other;
}

bool Failures::clear(Source source)
{
    return m_items.erase(source) > 0;
}

const Failure* Failures::find(Source source) const
{
    const auto item = m_items.find(source);
    return item == m_items.end() ? nullptr : &item->second;
}

std::optional<Failure> Failures::worst() const
{
    return m_items.empty() ? std::nullopt : std::optional(m_items.begin()->second);
}

std::vector<Failure> Failures::all() const
{
    std::vector<Failure> result;
    for (const auto& item : m_items)
        result.push_back(item.second);
    return result;
}

}  // namespace signalbox::indexing
