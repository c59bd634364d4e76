// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/hex_painter.h"

#include <QPainter>

#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/theme.h"

namespace signalbox::ui {

HexPainter::HexPainter(QPainter* painter, const HexLayout& layout, const QByteArray& data,
                       const std::vector<ByteMark>& marks)
    : m_painter(*painter), m_layout(layout), m_data(data), m_marks(marks)
{
    m_painter.setFont(ui::font(TextRole::MonoHex));
}

void HexPainter::paint(int line, int cursor, int width)
{
    const HexLine& shown = m_layout.lines()[size_t(line)];
    const qreal top = line * HexLayout::lineHeight;
    if (shown.fold)
        paintFold(top);
    else if (m_layout.mode() == HexMode::Hex)
        paintBytes(shown, top, cursor);
    else
        paintWord(shown, top, width);
}

void HexPainter::paintFold(qreal top)
{
    m_painter.setPen(Theme::current().secondary);
    m_painter.drawText(
        QRectF(HexLayout::leftMargin, top, HexLayout::groupsLeft() - HexLayout::leftMargin, HexLayout::lineHeight),
        Qt::AlignCenter, u"⋮"_s);
}

void HexPainter::paintOffset(const HexLine& line, qreal top)
{
    m_painter.setPen(Theme::current().muted);
    m_painter.drawText(QRectF(HexLayout::leftMargin, top, HexLayout::digit() * 6, HexLayout::lineHeight),
                       Qt::AlignVCenter | Qt::AlignLeft, u"%1"_s.arg(line.first, 4, 16, QLatin1Char('0')));
}

void HexPainter::paintBytes(const HexLine& line, qreal top, int cursor)
{
    const Theme& theme = Theme::current();
    paintOffset(line, top);
    const bool quiet = isZero(m_data, line.first, m_layout.bytesPerLine());
    for (int byte = line.first; byte < line.end; ++byte) {
        const int at = byte - line.first;
        const QRectF box = m_layout.byteBox(line, top, byte);
        const QRectF letter = m_layout.textBox(line, top, byte);
        const ByteMark* mark = nullptr;
        for (const ByteMark& each : m_marks)
            if (byte >= each.offset && byte < each.offset + each.length)
                mark = &each;
        QColor ink = quiet ? theme.muted : theme.text;
        QColor textInk = theme.muted;
        if (mark) {
            const bool filled = !mark->pointer;
            const bool more = byte + 1 < mark->offset + mark->length && at + 1 < 16;
            const qreal reach = more && at % 4 == 3 ? HexLayout::digit() : 0;
            m_painter.fillRect(box.adjusted(0, 1, reach, -1), filled ? theme.fill : theme.selection);
            m_painter.fillRect(letter.adjusted(0, 1, 0, -1), filled ? theme.fill : theme.selection);
            if (filled)
                ink = textInk = theme.onFill;
            else if (quiet)
                ink = textInk = theme.secondary;  // muted on selection is too pale
        }
        if (byte == cursor) {
            m_painter.setPen(theme.accent);
            m_painter.drawRect(box.adjusted(-0.5, 1.5, 0.5, -1.5));
        }
        m_painter.setPen(ink);
        m_painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, QString::fromLatin1(m_data.mid(byte, 1).toHex()));
        const QString sign = hexText(m_data, byte, 1);
        m_painter.setPen(sign == u"·"_s ? textInk : (mark && !mark->pointer ? theme.onFill : theme.secondary));
        m_painter.drawText(letter, Qt::AlignVCenter | Qt::AlignHCenter, sign);
    }
}

void HexPainter::paintWord(const HexLine& line, qreal top, int width)
{
    const Theme& theme = Theme::current();
    const qreal step = HexLayout::digit();
    const QByteArray word = m_data.mid(line.first, m_layout.bytesPerLine());
    const ByteMark* mark = nullptr;
    for (const ByteMark& each : m_marks)
        if (each.offset < line.end && line.first < each.offset + each.length)
            mark = &each;
    const bool filled = mark && !mark->pointer;
    if (mark)
        m_painter.fillRect(QRectF(HexLayout::groupsLeft() - 3, top, width, HexLayout::lineHeight),
                           filled ? theme.fill : theme.selection);
    paintOffset(line, top);
    const auto write = [&](qreal left, int digits, const QString& text) {
        m_painter.drawText(QRectF(left, top, step * digits, HexLayout::lineHeight), Qt::AlignVCenter | Qt::AlignLeft,
                           text);
    };
    m_painter.setPen(filled                                     ? theme.onFill
                     : isZero(word, 0, m_layout.bytesPerLine()) ? (mark ? theme.secondary : theme.muted)
                                                                : theme.text);
    write(HexLayout::groupsLeft(), 26, wordDigits(word));
    m_painter.setPen(filled ? theme.onFill : theme.secondary);
    write(m_layout.textLeft(), 44, wordMeaning(word));
}

}  // namespace signalbox::ui
