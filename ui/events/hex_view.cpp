// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/hex_view.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/detail_pane.h"

namespace signalbox::ui {

namespace {
constexpr qreal leftMargin = 12;
}

HexView::HexView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    verticalScrollBar()->setSingleStep(lineHeight());
    viewport()->setCursor(Qt::IBeamCursor);
    describe();
}

void HexView::setData(const QByteArray& data)
{
    m_data = data;
    m_marks.clear();
    m_field.clear();
    m_cursor = -1;
    m_unfolded = false;
    layAgain();
    verticalScrollBar()->setValue(0);
    describe();
}

void HexView::setMarks(const std::vector<ByteMark>& marks, const QString& field)
{
    m_field = field;
    if (m_marks != marks) {
        m_marks = marks;
        m_unfolded = false;
        layAgain();
        showMarks();
    }
    describe();
}

void HexView::setMode(Mode mode)
{
    m_mode = mode;
    layAgain();
    showMarks();
}

void HexView::describe()
{
    setAccessibleName(tr("%n bytes of event data", nullptr, int(m_data.size())));
    if (m_marks.empty()) {
        setAccessibleDescription({});
        return;
    }
    const ByteMark& value = m_marks.back();
    setAccessibleDescription(
        tr("%1 selected: bytes %2 to %3.").arg(m_field).arg(value.offset).arg(value.offset + value.length - 1));
}

qreal HexView::digit() const
{
    return QFontMetricsF(ui::font(TextRole::MonoHex)).horizontalAdvance(u'0');
}
qreal HexView::groupsLeft() const
{
    return leftMargin + std::ceil(digit() * 5);
}
qreal HexView::textLeft() const
{
    return groupsLeft() + digit() * (m_mode == Mode::Hex ? 36.5 : 27);
}

void HexView::layAgain()
{
    const std::vector<HexLine> whole = hexLines(int(m_data.size()), width(), m_marks, false);
    const bool fits = int(whole.size()) * lineHeight() <= viewport()->height();
    m_lines = fits || m_unfolded ? whole : hexLines(int(m_data.size()), width(), m_marks, true);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, int(m_lines.size()) * lineHeight() - viewport()->height()));
    const qreal wide = m_mode == Mode::Hex ? textLeft() + digit() * 17 : textLeft() + digit() * 26;
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, int(wide) - viewport()->width()));
    viewport()->update();
}

void HexView::showMarks()
{
    if (m_marks.empty())
        return;
    const int top = lineOf(m_marks.front().offset) * lineHeight();
    const int bottom = (lineOf(m_marks.back().offset + m_marks.back().length - 1) + 1) * lineHeight();
    QScrollBar* bar = verticalScrollBar();
    if (top >= bar->value() && bottom <= bar->value() + viewport()->height())
        return;
    const bool both = bottom - top <= viewport()->height();
    bar->setValue(both ? top : lineOf(m_marks.back().offset) * lineHeight());
}

int HexView::lineOf(int byte) const
{
    for (size_t i = 0; i < m_lines.size(); ++i)
        if (byte < m_lines[i].end)
            return int(i);
    return std::max(0, int(m_lines.size()) - 1);
}

QRectF HexView::byteBox(int byte) const
{
    const int line = lineOf(byte);
    if (m_lines.empty() || m_lines[size_t(line)].fold || m_mode == Mode::Words)
        return {};
    const int at = byte - m_lines[size_t(line)].first;
    const qreal x = groupsLeft() + digit() * (at * 2 + at / 4) - horizontalScrollBar()->value();
    return {x, qreal(line * lineHeight() - verticalScrollBar()->value()), digit() * 2, qreal(lineHeight())};
}

int HexView::byteAt(const QPointF& at) const
{
    const int line = int(at.y() + verticalScrollBar()->value()) / lineHeight();
    if (at.y() < 0 || line < 0 || line >= int(m_lines.size()))
        return -1;
    const HexLine& there = m_lines[size_t(line)];
    if (there.fold || m_mode == Mode::Words)
        return there.first;
    const qreal x = at.x() + horizontalScrollBar()->value();
    if (x >= textLeft())
        return std::min(there.first + int((x - textLeft()) / digit()), there.end - 1);
    const int column = int((x - groupsLeft()) / digit());
    const int byte = column / 9 * 4 + std::min(column % 9, 7) / 2;
    return std::clamp(there.first + byte, there.first, there.end - 1);
}

void HexView::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme.surface);
    painter.setFont(ui::font(TextRole::MonoHex));
    painter.translate(-horizontalScrollBar()->value(), 0);
    const int first = verticalScrollBar()->value() / lineHeight();
    const int last =
        std::min(int(m_lines.size()), (verticalScrollBar()->value() + viewport()->height()) / lineHeight() + 1);
    for (int i = first; i < last; ++i) {
        const HexLine& line = m_lines[size_t(i)];
        const qreal top = i * lineHeight() - verticalScrollBar()->value();
        if (line.fold) {
            painter.setPen(theme.secondary);
            painter.drawText(QRectF(leftMargin, top, groupsLeft() - leftMargin, lineHeight()), Qt::AlignCenter, u"⋮"_s);
        } else if (m_mode == Mode::Hex) {
            paintHexLine(painter, line, top);
        } else {
            paintWordLine(painter, line, top);
        }
    }
}

void HexView::paintHexLine(QPainter& painter, const HexLine& line, qreal top) const
{
    const Theme& theme = Theme::current();
    const qreal step = digit();
    const qreal height = lineHeight();
    const QString offset = u"%1"_s.arg(line.first, 4, 16, QLatin1Char('0'));
    painter.setPen(theme.muted);
    painter.drawText(QRectF(leftMargin, top, step * 6, height), Qt::AlignVCenter | Qt::AlignLeft, offset);
    const bool quiet = isZero(m_data, line.first, width());
    for (int byte = line.first; byte < line.end; ++byte) {
        const int at = byte - line.first;
        const QRectF box(groupsLeft() + step * (at * 2 + at / 4), top, step * 2, height);
        const QRectF letter(textLeft() + step * at, top, step, height);
        const ByteMark* mark = nullptr;
        for (const ByteMark& each : m_marks)
            if (byte >= each.offset && byte < each.offset + each.length)
                mark = &each;
        QColor ink = quiet ? theme.muted : theme.text;
        QColor textInk = theme.muted;
        if (mark) {
            const bool filled = !mark->pointer;
            const bool more = byte + 1 < mark->offset + mark->length && at + 1 < 16;
            const qreal reach = more && at % 4 == 3 ? step : 0;
            painter.fillRect(box.adjusted(0, 1, reach, -1), filled ? theme.fill : theme.selection);
            painter.fillRect(letter.adjusted(0, 1, 0, -1), filled ? theme.fill : theme.selection);
            if (filled)
                ink = textInk = theme.onFill;
            else if (quiet)
                ink = textInk = theme.secondary;  // muted on selection is too pale
        }
        if (byte == m_cursor && hasFocus()) {
            painter.setPen(theme.accent);
            painter.drawRect(box.adjusted(-0.5, 1.5, 0.5, -1.5));
        }
        painter.setPen(ink);
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, QString::fromLatin1(m_data.mid(byte, 1).toHex()));
        const QString sign = hexText(m_data, byte, 1);
        painter.setPen(sign == u"·"_s ? textInk : (mark && !mark->pointer ? theme.onFill : theme.secondary));
        painter.drawText(letter, Qt::AlignVCenter | Qt::AlignHCenter, sign);
    }
}

void HexView::paintWordLine(QPainter& painter, const HexLine& line, qreal top) const
{
    const Theme& theme = Theme::current();
    const QByteArray word = m_data.mid(line.first, width());
    const ByteMark* mark = nullptr;
    for (const ByteMark& each : m_marks)
        if (each.offset < line.end && line.first < each.offset + each.length)
            mark = &each;
    const bool filled = mark && !mark->pointer;
    if (mark)
        painter.fillRect(QRectF(groupsLeft() - 3, top, viewport()->width(), lineHeight()),
                         filled ? theme.fill : theme.selection);
    painter.setPen(theme.muted);
    painter.drawText(QRectF(leftMargin, top, digit() * 6, lineHeight()), Qt::AlignVCenter | Qt::AlignLeft,
                     u"%1"_s.arg(line.first, 4, 16, QLatin1Char('0')));
    painter.setPen(filled                     ? theme.onFill
                   : isZero(word, 0, width()) ? (mark ? theme.secondary : theme.muted)
                                              : theme.text);
    painter.drawText(QRectF(groupsLeft(), top, digit() * 26, lineHeight()), Qt::AlignVCenter | Qt::AlignLeft,
                     wordDigits(word));
    painter.setPen(filled ? theme.onFill : theme.secondary);
    painter.drawText(QRectF(textLeft(), top, digit() * 44, lineHeight()), Qt::AlignVCenter | Qt::AlignLeft,
                     wordMeaning(word));
}

void HexView::choose(int byte)
{
    if (byte < 0 || byte >= int(m_data.size()))
        return;
    m_cursor = byte;
    const int line = lineOf(byte);
    if (m_lines[size_t(line)].fold) {
        m_unfolded = true;
        layAgain();
    }
    const int top = lineOf(byte) * lineHeight();
    QScrollBar* bar = verticalScrollBar();
    if (top < bar->value())
        bar->setValue(top);
    else if (top + lineHeight() > bar->value() + viewport()->height())
        bar->setValue(top + lineHeight() - viewport()->height());
    viewport()->update();
    Q_EMIT byteChosen(byte);
}

void HexView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        choose(byteAt(event->position()));
}

void HexView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        const bool marked = !m_marks.empty();
        const QByteArray bytes = marked ? m_data.mid(m_marks.back().offset, m_marks.back().length) : m_data;
        copyText(u"0x"_s + QString::fromLatin1(bytes.toHex()), this);
        return;
    }
    const int at = std::max(m_cursor, 0);
    const int size = int(m_data.size());
    const int page = std::max(1, viewport()->height() / lineHeight() - 1) * width();
    const int step = m_mode == Mode::Hex ? 1 : width();
    switch (event->key()) {
        case Qt::Key_Left:
            return choose(std::max(0, at - step));
        case Qt::Key_Right:
            return choose(std::min(size - 1, m_cursor < 0 ? 0 : at + step));
        case Qt::Key_Up:
            return choose(at >= width() ? at - width() : at);
        case Qt::Key_Down:
            return choose(m_cursor < 0 ? 0 : at + width() < size ? at + width() : at);
        case Qt::Key_PageUp:
            return choose(std::max(0, at - page));
        case Qt::Key_PageDown:
            return choose(std::min(size - 1, at + page));
        case Qt::Key_Home:
            return choose(0);
        case Qt::Key_End:
            return choose(size - 1);
        default:
            QAbstractScrollArea::keyPressEvent(event);
    }
}

void HexView::resizeEvent(QResizeEvent*)
{
    layAgain();
    showMarks();
}

void HexView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        layAgain();
}

void HexView::scrollContentsBy(int, int)
{
    viewport()->update();
}

}  // namespace signalbox::ui
