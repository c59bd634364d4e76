// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/coverage_map.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "charts/coverage_paint.h"
#include "signalbox/literals.h"
#include "theme/focus_ring.h"
#include "theme/fonts.h"
#include "theme/icon.h"
#include "theme/style_paint.h"
#include "widgets/format.h"

namespace signalbox::ui {

CoverageData CoverageData::of(const ChainSnapshot& chain)
{
    CoverageData data;
    data.from = chain.start;
    data.to = chain.end ? *chain.end : chain.head.value_or(chain.stored.value_or(chain.start - 1));
    data.done = chain.covered;
    data.proven = chain.proven;
    data.gaps = chain.gaps;
    data.inFlight = chain.inFlight;
    data.indexed = chain.indexed;
    data.head = chain.head;
    data.headTime = chain.headTime;
    data.blockSeconds = chain.blockSeconds.value_or(0);
    return data;
}

CoverageMap::CoverageMap(QWidget* parent) : QWidget(parent)
{
    installCoverageAccessibility();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(98);
    setAccessibleName(tr("Coverage map"));
    setCursor(Qt::PointingHandCursor);
}

void CoverageMap::setData(const CoverageData& data)
{
    if (m_data == data)
        return;
    m_data = data;
    m_dirty = true;
    update();
}

Interval CoverageMap::strip() const
{
    const double seconds = m_data.blockSeconds;
    const qint64 blocks = seconds > 0 ? qMax<qint64>(20, qint64(7200 / seconds)) : 3600;
    return {qMax(m_data.from, m_data.to - blocks + 1), m_data.to};
}

std::vector<CoverageMap::Piece> CoverageMap::lay(const Interval& span, const QRectF& box) const
{
    std::vector<Piece> pieces;
    if (span.isEmpty() || box.width() < 4)
        return pieces;
    const double perBlock = box.width() / double(span.count());
    const auto place = [&](Interval range) {
        return QRectF(box.left() + double(range.lo - span.lo) * perBlock, box.top(), double(range.count()) * perBlock,
                      box.height());
    };
    std::vector<std::pair<CoverageKind, Interval>> known;
    const auto collect = [&](const Intervals& list, CoverageKind kind) {
        for (const Interval& range : list) {
            const Interval cut{std::max(range.lo, span.lo), std::min(range.hi, span.hi)};
            if (!cut.isEmpty())
                known.emplace_back(kind, cut);
        }
    };
    collect(m_data.done, CoverageKind::Done);
    collect(m_data.gaps, CoverageKind::Gap);
    collect(m_data.inFlight, CoverageKind::InFlight);
    std::sort(known.begin(), known.end(), [](const auto& a, const auto& b) {
        return a.second.lo != b.second.lo ? a.second.lo < b.second.lo : a.first < b.first;
    });
    Height next = span.lo;
    for (const auto& [kind, range] : known) {
        if (range.lo > next) {
            const Interval waiting{next, range.lo - 1};
            pieces.push_back({CoverageKind::Waiting, waiting, place(waiting)});
        }
        pieces.push_back({kind, range, place(range)});
        next = std::max(next, range.hi + 1);
    }
    if (next <= span.hi) {
        const Interval waiting{next, span.hi};
        pieces.push_back({CoverageKind::Waiting, waiting, place(waiting)});
    }
    for (Piece& piece : pieces) {
        const double least = piece.kind == CoverageKind::Done       ? 1
                             : piece.kind == CoverageKind::Gap      ? 4
                             : piece.kind == CoverageKind::InFlight ? 3
                                                                    : 0;
        if (piece.box.width() < least) {
            const double grow = least - piece.box.width();
            piece.box.adjust(-grow / 2, 0, grow / 2, 0);
            if (piece.box.right() > box.right())
                piece.box.moveRight(box.right());
            if (piece.box.left() < box.left())
                piece.box.moveLeft(box.left());
        }
    }
    return pieces;
}

void CoverageMap::layAll() const
{
    if (!m_dirty)
        return;
    m_dirty = false;
    m_bar = lay({m_data.from, m_data.to}, QRectF(0, 16, width(), 24));
    m_strip = lay(strip(), QRectF(0, 59, width(), 20));
}

const std::vector<CoverageMap::Piece>& CoverageMap::pieces() const
{
    layAll();
    return m_bar;
}

QString CoverageMap::describe(const Piece& piece) const
{
    QString word;
    switch (piece.kind) {
        case CoverageKind::Done:
            word = tr("done");
            break;
        case CoverageKind::Waiting:
            word = tr("waiting");
            break;
        case CoverageKind::Gap:
            word = tr("gap");
            break;
        case CoverageKind::InFlight:
            word = tr("in flight");
            break;
    }
    QString text =
        tr("%1: %2 to %3, %n blocks", "kind of range: first to last height, count", format::plural(piece.range.count()))
            .arg(word, format::number(piece.range.lo), format::number(piece.range.hi));
    if (const qint64 proven = piece.kind == CoverageKind::Done ? provenBlocks(piece.range) : 0; proven > 0)
        text += QLatin1Char('\n') + (proven == piece.range.count()
                                         ? tr("proven by receipts")
                                         : tr("%n of them proven by receipts", nullptr, format::plural(proven)));
    if (m_data.headTime.isValid() && m_data.blockSeconds > 0 && m_data.head) {
        const auto at = [&](Height height) {
            return m_data.headTime.addMSecs(-qint64(double(*m_data.head - height) * m_data.blockSeconds * 1000));
        };
        text += QLatin1Char('\n') + tr("about %1 to %2", "estimated times")
                                        .arg(format::clock(at(piece.range.lo)), format::clock(at(piece.range.hi)));
    }
    return text;
}

qint64 CoverageMap::provenBlocks(const Interval& range) const
{
    qint64 count = 0;
    for (const Interval& proven : m_data.proven)
        count += std::max<qint64>(0, std::min(proven.hi, range.hi) - std::max(proven.lo, range.lo) + 1);
    return count;
}

const CoverageMap::Piece* CoverageMap::pieceAt(const QPointF& at) const
{
    layAll();
    const auto& list = at.y() >= 50 ? m_strip : m_bar;
    const Piece* found = nullptr;
    for (const Piece& piece : list)
        if (piece.box.adjusted(-1, -14, 1, 14).contains(at) && (!found || piece.kind > found->kind))
            found = &piece;
    return found;
}

void CoverageMap::offer(const Piece& piece, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("%1 to %2").arg(format::number(piece.range.lo), format::number(piece.range.hi)));
    connect(menu->addAction(icon(u"refresh"_s), tr("Reindex this range…")), &QAction::triggered, this,
            [this, range = piece.range] { Q_EMIT reindexRequested(range); });
    menu->popup(at);
}

void CoverageMap::resizeEvent(QResizeEvent* event)
{
    m_dirty = true;
    QWidget::resizeEvent(event);
}

void CoverageMap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::RightButton)
        return;
    if (const Piece* piece = pieceAt(event->position()))
        offer(*piece, event->globalPosition().toPoint());
}

void CoverageMap::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(pieceAt(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void CoverageMap::focusInEvent(QFocusEvent* event)
{
    if (m_focused < 0 && !pieces().empty())
        m_focused = 0;
    QWidget::focusInEvent(event);
}

void CoverageMap::keyPressEvent(QKeyEvent* event)
{
    const int count = int(pieces().size());
    if (count == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    m_focused = qBound(0, m_focused, count - 1);
    switch (event->key()) {
        case Qt::Key_Left:
            m_focused = qMax(0, m_focused - 1);
            break;
        case Qt::Key_Right:
            m_focused = qMin(count - 1, m_focused + 1);
            break;
        case Qt::Key_Home:
            m_focused = 0;
            break;
        case Qt::Key_End:
            m_focused = count - 1;
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            offer(m_bar[size_t(m_focused)], mapToGlobal(m_bar[size_t(m_focused)].box.bottomLeft().toPoint()));
            return;
        default:
            QWidget::keyPressEvent(event);
            return;
    }
    const Piece& piece = m_bar[size_t(m_focused)];
    setAccessibleDescription(describe(piece));
    QToolTip::showText(mapToGlobal(QPoint(int(piece.box.center().x()), 44)), describe(piece), this);
    update();
}

bool CoverageMap::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const Piece* piece = pieceAt(help->pos()))
            QToolTip::showText(help->globalPos(), describe(*piece), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void CoverageMap::paintEvent(QPaintEvent*)
{
    layAll();
    const Theme& t = Theme::current();
    QPainter p(this);
    const Interval all{m_data.from, m_data.to};
    const QRectF bar(0, 16, width(), 24), stripBox(0, 59, width(), 20);
    if (all.isEmpty()) {
        paint::panel(p, bar, 4, t.coverageWaiting, {});
        p.setFont(ui::font(TextRole::Small));
        p.setPen(t.secondary);
        p.drawText(QRectF(0, 44, width(), 20), Qt::AlignCenter, tr("No block heights are known yet."));
        return;
    }
    const Interval span = strip();
    const double left = double(span.lo - all.lo) / double(all.count()) * width();
    QRectF lies(left, bar.top(), width() - left, bar.height());
    if (lies.width() < 5)
        lies.setLeft(lies.right() - 5);
    p.setRenderHint(QPainter::Antialiasing);
    const QPolygonF join({QPointF(lies.left(), bar.bottom()), QPointF(lies.right(), bar.bottom()),
                          QPointF(stripBox.right(), stripBox.top()), QPointF(stripBox.left(), stripBox.top())});
    p.setPen(Qt::NoPen);
    p.setBrush(t.hover);
    p.drawPolygon(join);
    p.setPen(QPen(t.control, 1));
    p.drawLine(join.at(0), join.at(3));
    p.drawLine(join.at(1), join.at(2));
    p.setRenderHint(QPainter::Antialiasing, false);

    coverage::pieces(p, m_bar, bar);
    coverage::pieces(p, m_strip, stripBox);
    coverage::proven(p, m_data.proven, all, bar);
    coverage::proven(p, m_data.proven, span, stripBox);
    paint::panel(p, lies.adjusted(-1, -2, 0, 2), 2, {}, t.text, 1);
    coverage::labels(p, m_data, span, width());
    if (hasFocus() && m_focused >= 0 && size_t(m_focused) < m_bar.size() && keyboardFocus())
        paint::panel(p, m_bar[size_t(m_focused)].box.adjusted(-3, -3, 3, 3).intersected(QRectF(rect())), 5, {},
                     t.accent, 2);
}

}  // namespace signalbox::ui
