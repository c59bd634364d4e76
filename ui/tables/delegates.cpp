// SPDX-License-Identifier: GPL-3.0-or-later

#include "tables/delegates.h"

#include <QPainter>

#include "signalbox/literals.h"
#include "tables/job_row.h"
#include "tables/table_view.h"
#include "theme/fonts.h"
#include "theme/style_paint.h"
#include "widgets/format.h"
#include "widgets/sparkline.h"

namespace signalbox::ui {

namespace {

constexpr auto oneLine = int(Qt::TextSingleLine);

QString text(const QModelIndex& index)
{
    const QVariant value = index.data(Qt::DisplayRole);
    switch (value.typeId()) {
        case QMetaType::Int:
        case QMetaType::UInt:
        case QMetaType::LongLong:
            return format::number(value.toLongLong());
        case QMetaType::Double:
            return format::rate(value.toDouble());
        default:
            return value.toString();
    }
}

bool selected(const QStyleOptionViewItem& option)
{
    return option.state & QStyle::State_Selected;
}

/// Text and note in one line; the note is elided first.
void textAndNote(QPainter& p, QRectF box, const QString& main, const QString& note, const QFont& mainFont,
                 const QColor& ink, bool onSelection)
{
    p.setFont(mainFont);
    p.setPen(ink);
    const QFontMetricsF metrics(mainFont);
    const QString shown = metrics.elidedText(main, Qt::ElideRight, box.width());
    p.drawText(box, Qt::AlignVCenter | Qt::AlignLeft | oneLine, shown);
    if (note.isEmpty() || shown != main)
        return;
    box.setLeft(box.left() + metrics.horizontalAdvance(main) + 7);
    if (box.width() < 16)
        return;
    p.setFont(ui::font(TextRole::Small));
    Q_UNUSED(onSelection)
    p.setPen(Theme::current().secondary);
    p.drawText(box, Qt::AlignVCenter | Qt::AlignLeft | oneLine,
               p.fontMetrics().elidedText(note, Qt::ElideRight, int(box.width())));
}

}  // namespace

CellDelegate* CellDelegate::make(CellKind kind, QObject* parent)
{
    switch (kind) {
        case CellKind::Text:
            return new CellDelegate(parent);
        case CellKind::Name:
            return new NameDelegate(parent);
        case CellKind::State:
            return new StateDelegate(parent);
        case CellKind::Number:
            return new NumberDelegate(parent);
        case CellKind::Balance:
            return new BalanceDelegate(parent);
        case CellKind::Sparkline:
            return new SparklineDelegate(parent);
        case CellKind::Progress:
            return new ProgressDelegate(parent);
        case CellKind::Mono:
            return new MonoDelegate(parent);
        case CellKind::Check:
            return new CheckDelegate(parent);
    }
    return new CellDelegate(parent);
}

QString CellDelegate::displayText(const QVariant& value, const QLocale&) const
{
    return value.toString();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    Q_UNUSED(option)
    const QFontMetrics metrics(ui::font(TextRole::Base));
    int width = metrics.horizontalAdvance(text(index)) + 24;
    if (const QString note = index.data(NoteRole).toString(); !note.isEmpty())
        width += metrics.horizontalAdvance(note) + 7;
    if (index.data(MarkRole).isValid())
        width += 18;
    return {width, ThemeManager::instance().rowHeight()};
}

QColor CellDelegate::ink(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const QVariant own = index.data(InkRole);
    Ink ink = own.isValid() ? Ink(own.toInt()) : Ink::Text;
    if (ink == Ink::Muted && selected(option))
        ink = Ink::Secondary;  // muted on selection has too little contrast
    return inkColor(ink);
}

QRectF CellDelegate::contentRect(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto* view = qobject_cast<const TableView*>(option.widget);
    const bool first = view && view->firstColumn() == index.column();
    const bool last = view && view->lastColumn() == index.column();
    return QRectF(option.rect).adjusted(first ? 12 : 8, 0, last ? -12 : -8, -1);
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& t = Theme::current();
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    const auto* view = qobject_cast<const TableView*>(option.widget);
    if (selected(option))
        painter->fillRect(option.rect, t.selection);
    else if (view && view->hoveredRow() == index.row())
        painter->fillRect(option.rect, t.hover);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.grid);
    paintCell(*painter, contentRect(option, index), option, index);
    painter->restore();
}

void CellDelegate::paintCell(QPainter& p, const QRectF& box, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    const bool strong = index.data(StrongRole).toBool();
    QString shown = text(index);
    QColor color = ink(option, index);
    if (shown.isEmpty()) {
        if (index.data(Qt::DisplayRole).isValid())
            return;
        shown = format::none();
        color = inkColor(selected(option) ? Ink::Secondary : Ink::Muted);
    }
    textAndNote(p, box, shown, index.data(NoteRole).toString(), ui::font(strong ? TextRole::Strong : TextRole::Base),
                color, selected(option));
}

void NameDelegate::paintCell(QPainter& p, const QRectF& box, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    QRectF rest = box;
    if (const QVariant mark = index.data(MarkRole); mark.isValid()) {
        paintMark(p, QRectF(rest.left(), rest.center().y() - 5, 10, 10), mark.toInt());
        rest.setLeft(rest.left() + 18);
    }
    CellDelegate::paintCell(p, rest, option, index);
}

void StateDelegate::paintCell(QPainter& p, const QRectF& box, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    const QVariant value = index.data(StateItemRole);
    if (!value.isValid()) {
        CellDelegate::paintCell(p, box, option, index);
        return;
    }
    const auto state = State(value.toInt());
    QRectF rest = box;
    paintSign(p, QRectF(rest.left(), rest.center().y() - 5, 10, 10), state);
    rest.setLeft(rest.left() + 16);
    textAndNote(p, rest, text(index), index.data(NoteRole).toString(), ui::font(TextRole::Base), stateColor(state),
                selected(option));
}

void NumberDelegate::paintCell(QPainter& p, const QRectF& box, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    QString shown = text(index);
    QColor color = ink(option, index);
    if (shown.isEmpty() || shown == format::none()) {
        shown = format::none();
        color = inkColor(selected(option) ? Ink::Secondary : Ink::Muted);
    }
    p.setFont(figureFont(index.data(StrongRole).toBool() ? TextRole::Strong : TextRole::Base));
    p.setPen(color);
    const QFontMetrics metrics = p.fontMetrics();
    const int room = int(box.width()) + 1;
    const QString fits =
        format::fitted(shown, [&](const QString& text) { return metrics.horizontalAdvance(text) <= room; });
    p.drawText(box, Qt::AlignVCenter | Qt::AlignRight | oneLine, metrics.elidedText(fits, Qt::ElideRight, room));
}

void BalanceDelegate::paintCell(QPainter& p, const QRectF& box, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const
{
    const QString shown = text(index);
    if (shown.isEmpty() || shown == format::none()) {
        p.setPen(inkColor(selected(option) ? Ink::Secondary : Ink::Muted));
        p.setFont(ui::font(TextRole::Base));
        p.drawText(box, Qt::AlignVCenter | Qt::AlignRight | oneLine, format::none());
        return;
    }
    p.setFont(figureFont());
    p.setPen(ink(option, index));
    const QChar point = QLocale().language() == QLocale::C ? QLatin1Char('.') : QLocale().decimalPoint().at(0);
    const qsizetype at = shown.lastIndexOf(point);
    const QString whole = at < 0 ? shown : shown.left(at);
    const QString fraction = at < 0 ? QString() : shown.mid(at);
    const QFontMetricsF metrics(p.font());
    // six digits of fraction have their place; longer ones are cut, the tip has them all
    const double fractionWidth = qMin(metrics.horizontalAdvance(u".000000"_s), box.width() * 0.5);
    const QRectF left(box.left(), box.top(), box.width() - fractionWidth, box.height());
    const QRectF right(left.right(), box.top(), fractionWidth, box.height());
    if (whole == "0"_L1 && metrics.horizontalAdvance(fraction) > right.width() + 0.5 &&
        std::all_of(fraction.begin() + 1, fraction.begin() + std::min<qsizetype>(7, fraction.size()),
                    [](QChar digit) { return digit == QLatin1Char('0'); })) {
        // zeros with an ellipsis carry no information
        p.drawText(left, Qt::AlignVCenter | Qt::AlignRight | oneLine, u"< 0"_s);
        p.drawText(right, Qt::AlignVCenter | Qt::AlignLeft | oneLine, point + u"000001"_s);
        return;
    }
    p.drawText(left, Qt::AlignVCenter | Qt::AlignRight | oneLine,
               metrics.elidedText(whole, Qt::ElideLeft, left.width() + 0.5));
    p.drawText(right, Qt::AlignVCenter | Qt::AlignLeft | oneLine,
               metrics.elidedText(fraction, Qt::ElideRight, right.width() + 0.5));
}

void SparklineDelegate::paintCell(QPainter& p, const QRectF& box, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const
{
    const QVariant value = index.data(SparkRole);
    const auto data = value.value<SparkData>();
    if (!value.isValid() || data.values.size() < 2) {
        p.setPen(inkColor(selected(option) ? Ink::Secondary : Ink::Muted));
        p.setFont(ui::font(TextRole::Base));
        p.drawText(box, Qt::AlignVCenter | Qt::AlignLeft | oneLine, format::none());
        return;
    }
    const QRectF line(box.left(), box.center().y() - 9, qMin(88.0, box.width()), 18);
    paintSparkline(p, line, data.values, data.min, data.max, sparklineColor(State(data.state)));
}

void ProgressDelegate::paintCell(QPainter& p, const QRectF& box, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const
{
    QRectF rest = box;
    if (const QVariant share = index.data(ShareRole); share.isValid()) {
        const double width = box.width() > 220 ? 72 : 40;
        const auto color = index.data(ColorRole).value<QColor>();
        ProgressLine::paint(p, QRectF(rest.left(), rest.center().y() - 3, width, 6), share.toDouble(),
                            color.isValid() ? color : Theme::current().fill, 0.35);
        rest.setLeft(rest.left() + width + 8);
    }
    CellDelegate::paintCell(p, rest, option, index);
}

void MonoDelegate::paintCell(QPainter& p, const QRectF& box, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    const QString shown = text(index);
    p.setFont(ui::font(shown.isEmpty() ? TextRole::Base : TextRole::Mono));
    p.setPen(shown.isEmpty() ? inkColor(selected(option) ? Ink::Secondary : Ink::Muted) : ink(option, index));
    // of a URL both ends count: the scheme, and that a key was hidden
    const bool url = shown.startsWith("http"_L1) || shown.startsWith("ws"_L1);
    const QString fits = p.fontMetrics().elidedText(shown, url ? Qt::ElideMiddle : Qt::ElideRight, int(box.width()));
    p.drawText(box, Qt::AlignVCenter | Qt::AlignLeft | oneLine, shown.isEmpty() ? format::none() : fits);
}

void CheckDelegate::paintCell(QPainter& p, const QRectF& box, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    const QVariant value = index.data(Qt::DisplayRole);
    if (value.isValid() && value.toBool()) {
        paintSign(p, QRectF(box.left(), box.center().y() - 5, 10, 10), State::True);
        return;
    }
    p.setFont(ui::font(TextRole::Base));
    p.setPen(inkColor(Ink::Secondary));
    p.drawText(box, Qt::AlignVCenter | Qt::AlignLeft | oneLine,
               value.isValid() ? QCoreApplication::translate("signalbox::ui::CheckDelegate", "no") : format::none());
    Q_UNUSED(option)
}

}  // namespace signalbox::ui
