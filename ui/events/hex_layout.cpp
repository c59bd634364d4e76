// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/hex_layout.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "theme/fonts.h"

namespace signalbox::ui {

void HexLayout::lay(int bytes, const std::vector<ByteMark>& marks, int room, bool fold)
{
    m_lines = hexLines(bytes, bytesPerLine(), marks, false);
    if (fold && height() > room)
        m_lines = hexLines(bytes, bytesPerLine(), marks, true);
}

qreal HexLayout::digit()
{
    return QFontMetricsF(ui::font(TextRole::MonoHex)).horizontalAdvance(u'0');
}

qreal HexLayout::groupsLeft()
{
    return leftMargin + std::ceil(digit() * 5);
}

qreal HexLayout::textLeft() const
{
    return groupsLeft() + digit() * (m_mode == HexMode::Hex ? 36.5 : 27);
}

qreal HexLayout::width() const
{
    return textLeft() + digit() * (m_mode == HexMode::Hex ? 17 : 26);
}

int HexLayout::lineOf(int byte) const
{
    for (size_t i = 0; i < m_lines.size(); ++i)
        if (byte < m_lines[i].end)
            return int(i);
    return std::max(0, int(m_lines.size()) - 1);
}

QRectF HexLayout::byteBox(int byte) const
{
    const int at = lineOf(byte);
    if (m_lines.empty() || m_lines[size_t(at)].fold || m_mode == HexMode::Words)
        return {};
    return byteBox(m_lines[size_t(at)], at * lineHeight, byte);
}

QRectF HexLayout::byteBox(const HexLine& line, qreal top, int byte) const
{
    const int at = byte - line.first;
    return {groupsLeft() + digit() * (at * 2 + at / 4), top, digit() * 2, qreal(lineHeight)};
}

QRectF HexLayout::textBox(const HexLine& line, qreal top, int byte) const
{
    return {textLeft() + digit() * (byte - line.first), top, digit(), qreal(lineHeight)};
}

int HexLayout::byteAt(const QPointF& at) const
{
    const int line = int(at.y()) / lineHeight;
    if (at.y() < 0 || line >= int(m_lines.size()))
        return -1;
    const HexLine& there = m_lines[size_t(line)];
    if (there.fold || m_mode == HexMode::Words)
        return there.first;
    if (at.x() >= textLeft())
        return std::min(there.first + int((at.x() - textLeft()) / digit()), there.end - 1);
    const int column = int((at.x() - groupsLeft()) / digit());
    const int byte = column / 9 * 4 + std::min(column % 9, 7) / 2;
    return std::clamp(there.first + byte, there.first, there.end - 1);
}

}  // namespace signalbox::ui
