// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/header_portions.h"

#include <algorithm>
#include <utility>

namespace signalbox::evm {

bool HeaderPortions::isAllAgain() const
{
    return std::all_of(m_portions.begin(), m_portions.end(), [](const HeaderPortion& part) { return part.again; });
}

void HeaderPortions::add(const std::vector<Height>& numbers, int size, int most, HeaderPortion like)
{
    const auto step = static_cast<std::size_t>(std::max(1, size));
    like.most = most;
    for (std::size_t at = 0; at < numbers.size(); at += step) {
        HeaderPortion part = like;
        part.numbers.assign(numbers.begin() + static_cast<std::ptrdiff_t>(at),
                            numbers.begin() + static_cast<std::ptrdiff_t>(std::min(numbers.size(), at + step)));
        m_portions.push_back(std::move(part));
    }
}

void HeaderPortions::fit(int most)
{
    for (auto& part : std::exchange(m_portions, {})) {
        if (part.numbers.size() > static_cast<std::size_t>(most))
            add(part.numbers, most, most, part);
        else
            m_portions.push_back(std::move(part));
    }
    const auto small = std::stable_partition(m_portions.begin(), m_portions.end(), [most](const HeaderPortion& part) {
        return part.refused > 0 || part.most >= most || part.numbers.size() >= static_cast<std::size_t>(most);
    });
    if (m_portions.end() - small < 2)
        return;
    HeaderPortion like;
    like.again = std::all_of(small, m_portions.end(), [](const HeaderPortion& part) { return part.again; });
    std::vector<Height> joined;
    for (auto part = small; part != m_portions.end(); ++part)
        joined.insert(joined.end(), part->numbers.begin(), part->numbers.end());
    m_portions.erase(small, m_portions.end());
    std::sort(joined.begin(), joined.end());
    add(joined, most, most, like);
}

int HeaderPortions::joinable() const
{
    std::size_t numbers = 0;
    for (const HeaderPortion& part : m_portions)
        numbers += part.refused == 0 ? part.numbers.size() : 0;
    return static_cast<int>(numbers);
}

void HeaderPortions::enlarge(int size)
{
    HeaderPortion large;
    large.most = size;
    for (HeaderPortion& part : m_portions) {
        if (part.refused > 0)
            continue;
        const auto room = static_cast<std::size_t>(size) - large.numbers.size();
        const auto end = part.numbers.begin() + static_cast<std::ptrdiff_t>(std::min(room, part.numbers.size()));
        large.numbers.insert(large.numbers.end(), part.numbers.begin(), end);
        part.numbers.erase(part.numbers.begin(), end);
    }
    std::erase_if(m_portions, [](const HeaderPortion& part) { return part.numbers.empty(); });
    std::sort(large.numbers.begin(), large.numbers.end());
    m_portions.insert(m_portions.begin(), std::move(large));
}

std::vector<HeaderPortion> HeaderPortions::take(int portions)
{
    const auto end = m_portions.begin() + std::min<std::ptrdiff_t>(portions, std::ssize(m_portions));
    std::vector<HeaderPortion> taken(std::make_move_iterator(m_portions.begin()), std::make_move_iterator(end));
    m_portions.erase(m_portions.begin(), end);
    return taken;
}

}  // namespace signalbox::evm
