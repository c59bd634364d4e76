// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/hex_layout.h"

class QPainter;

namespace signalbox::ui {

/// Paints the lines of a hex view, in the coordinates of its layout: marked values filled, words of offsets tinted.
class HexPainter {
public:
    HexPainter(QPainter* painter, const HexLayout& layout, const QByteArray& data, const std::vector<ByteMark>& marks);

    /// `cursor`: the framed byte, −1: none. `width`: of the tint behind a marked word.
    void paint(int line, int cursor, int width);

private:
    void paintFold(qreal top);
    void paintOffset(const HexLine& line, qreal top);
    void paintBytes(const HexLine& line, qreal top, int cursor);
    void paintWord(const HexLine& line, qreal top, int width);

    QPainter& m_painter;
    const HexLayout& m_layout;
    const QByteArray& m_data;
    const std::vector<ByteMark>& m_marks;
};

}  // namespace signalbox::ui
