// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/range_sizer.h"

#include <algorithm>
#include <cmath>

namespace signalbox::evm {

namespace {

constexpr double targetRows = 2'500;
constexpr double targetBytes = 1'500'000;
constexpr qint64 widest = 100'000;

}  // namespace

void RangeSizer::answered(qint64 blocks, qint64 rows, qint64 bytes)
{
    if (blocks <= 0)
        return;
    const double count = static_cast<double>(blocks);
    // A block at the head is less representative of history than a wide range.
    const double weight = m_seen ? std::clamp(0.4 * count / static_cast<double>(m_size), 0.02, 0.4) : 1.0;
    m_rows += weight * (static_cast<double>(rows) / count - m_rows);
    m_bytes += weight * (static_cast<double>(bytes) / count - m_bytes);
    m_seen = true;
    const double ideal =
        std::min(m_rows > 0 ? targetRows / m_rows : widest, m_bytes > 0 ? targetBytes / m_bytes : widest);
    const auto wanted = static_cast<qint64>(std::clamp(ideal, 1.0, static_cast<double>(widest)));
    if (wanted <= m_size)
        m_size = wanted;
    else if (2 * blocks >= m_size)
        m_size = std::min(wanted, 4 * m_size);
}

void RangeSizer::refused(qint64 blocks)
{
    if (blocks > 1 && blocks <= 2 * m_size)
        m_size = std::max<qint64>(1, std::min(m_size, blocks / 2));
}

qint64 RangeSizer::next(qint64 cap, qint64 maxRows, qint64 most) const
{
    qint64 size = std::min(m_size, most);
    if (cap > 0)
        size = std::min(size, cap);
    if (maxRows > 0 && m_rows > 0)
        size = std::min(size, static_cast<qint64>(std::floor(0.6 * static_cast<double>(maxRows) / m_rows)));
    return std::max<qint64>(size, 1);
}

}  // namespace signalbox::evm
