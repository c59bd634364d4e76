// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

#include "models/event_bytes.h"

namespace signalbox::ui {

/// Hex: 16 bytes a row. Words: 32.
enum class HexMode { Hex, Words };

/// Places of bytes in a hex view, in pixels from the upper left corner of the whole content.
class HexLayout {
public:
    static constexpr int lineHeight = 17;
    static constexpr qreal leftMargin = 12;

    void setMode(HexMode mode) { m_mode = mode; }
    /// `room`: height of the view; rows that are higher together are folded between the marks if `fold`.
    void lay(int bytes, const std::vector<ByteMark>& marks, int room, bool fold);

    HexMode mode() const { return m_mode; }
    int bytesPerLine() const { return m_mode == HexMode::Hex ? 16 : 32; }
    const std::vector<HexLine>& lines() const { return m_lines; }
    int height() const { return int(m_lines.size()) * lineHeight; }
    qreal width() const;
    static qreal digit();       ///< width of a digit
    static qreal groupsLeft();  ///< left edge of the bytes, behind the offsets
    qreal textLeft() const;     ///< left edge of the text, or of a word's meaning

    int lineOf(int byte) const;
    int byteAt(const QPointF& at) const;  ///< −1: none; of a fold and of a word the first one
    QRectF byteBox(int byte) const;       ///< empty in a fold and in a word
    QRectF byteBox(const HexLine& line, qreal top, int byte) const;
    QRectF textBox(const HexLine& line, qreal top, int byte) const;  ///< of the byte's character

private:
    HexMode m_mode = HexMode::Hex;
    std::vector<HexLine> m_lines;
};

}  // namespace signalbox::ui
