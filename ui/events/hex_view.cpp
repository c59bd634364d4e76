// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/hex_view.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include "events/hex_painter.h"
#include "signalbox/literals.h"
#include "theme/theme.h"
#include "widgets/detail_pane.h"

namespace signalbox::ui {

namespace {
constexpr int lineHeight = HexLayout::lineHeight;
}

HexView::HexView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    verticalScrollBar()->setSingleStep(lineHeight);
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
    m_layout.setMode(mode);
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

QPointF HexView::scrolled() const
{
    return {qreal(horizontalScrollBar()->value()), qreal(verticalScrollBar()->value())};
}

void HexView::layAgain()
{
    m_layout.lay(int(m_data.size()), m_marks, viewport()->height(), !m_unfolded);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, m_layout.height() - viewport()->height()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, int(m_layout.width()) - viewport()->width()));
    viewport()->update();
}

void HexView::showMarks()
{
    if (m_marks.empty())
        return;
    const int top = m_layout.lineOf(m_marks.front().offset) * lineHeight;
    const int bottom = (m_layout.lineOf(m_marks.back().offset + m_marks.back().length - 1) + 1) * lineHeight;
    QScrollBar* bar = verticalScrollBar();
    if (top >= bar->value() && bottom <= bar->value() + viewport()->height())
        return;
    const bool both = bottom - top <= viewport()->height();
    bar->setValue(both ? top : m_layout.lineOf(m_marks.back().offset) * lineHeight);
}

QRectF HexView::byteBox(int byte) const
{
    const QRectF box = m_layout.byteBox(byte);
    return box.isEmpty() ? QRectF() : box.translated(-scrolled());
}

void HexView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::current().surface);
    painter.translate(-scrolled());
    HexPainter hex(&painter, m_layout, m_data, m_marks);
    const int top = verticalScrollBar()->value();
    const int last = std::min(int(m_layout.lines().size()), (top + viewport()->height()) / lineHeight + 1);
    for (int line = top / lineHeight; line < last; ++line)
        hex.paint(line, hasFocus() ? m_cursor : -1, viewport()->width());
}

void HexView::choose(int byte)
{
    if (byte < 0 || byte >= int(m_data.size()))
        return;
    m_cursor = byte;
    if (lines()[size_t(m_layout.lineOf(byte))].fold) {
        m_unfolded = true;
        layAgain();
    }
    const int top = m_layout.lineOf(byte) * lineHeight;
    QScrollBar* bar = verticalScrollBar();
    if (top < bar->value())
        bar->setValue(top);
    else if (top + lineHeight > bar->value() + viewport()->height())
        bar->setValue(top + lineHeight - viewport()->height());
    viewport()->update();
    Q_EMIT byteChosen(byte);
}

void HexView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        choose(m_layout.byteAt(event->position() + scrolled()));
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
    const int width = m_layout.bytesPerLine();
    const int page = std::max(1, viewport()->height() / lineHeight - 1) * width;
    const int step = m_layout.mode() == Mode::Hex ? 1 : width;
    switch (event->key()) {
        case Qt::Key_Left:
            return choose(std::max(0, at - step));
        case Qt::Key_Right:
            return choose(std::min(size - 1, m_cursor < 0 ? 0 : at + step));
        case Qt::Key_Up:
            return choose(at >= width ? at - width : at);
        case Qt::Key_Down:
            return choose(m_cursor < 0 ? 0 : at + width < size ? at + width : at);
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
