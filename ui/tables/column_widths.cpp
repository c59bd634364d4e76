// SPDX-License-Identifier: GPL-3.0-or-later

#include "tables/column_widths.h"

#include <QFontMetrics>
#include <QLocale>
#include <algorithm>
#include <iterator>

#include "signalbox/literals.h"
#include "tables/columns.h"
#include "theme/fonts.h"

namespace signalbox::ui {

namespace {

constexpr int sampled = 40;  ///< rows whose texts determine the column widths

/// Width of the balances in the first rows: whole digits and six of fraction, as BalanceDelegate draws them.
int balanceWidth(const QAbstractItemModel& model, int column)
{
    const QFontMetrics metrics(figureFont());
    const QChar point = QLocale().language() == QLocale::C ? QLatin1Char('.') : QLocale().decimalPoint().at(0);
    int most = 0;
    for (int row = 0; row < qMin(sampled, model.rowCount()); ++row)
        if (const QString shown = model.index(row, column).data().toString().section(point, 0, 0); !shown.isEmpty())
            most = qMax(most, metrics.horizontalAdvance(shown));
    return most == 0 ? 0 : most + metrics.horizontalAdvance(u".000000"_s) + 22;
}

/// Width of the texts in the first rows of a column; 0: none.
int contentWidth(const QAbstractItemModel& model, int column, CellKind kind)
{
    if (kind == CellKind::Balance)
        return balanceWidth(model, column);
    if (kind != CellKind::Text && kind != CellKind::Name && kind != CellKind::Mono && kind != CellKind::State &&
        kind != CellKind::Number)
        return 0;
    const QFontMetrics metrics(ui::font(kind == CellKind::Mono ? TextRole::Mono : TextRole::Base));
    int most = 0;
    for (int row = 0; row < qMin(sampled, model.rowCount()); ++row) {
        const QModelIndex index = model.index(row, column);
        const QVariant shown = index.data();
        if (shown.typeId() != QMetaType::QString)
            continue;
        int width = metrics.horizontalAdvance(shown.toString()) + 24;
        if (const QString note = index.data(NoteRole).toString(); !note.isEmpty())
            width += metrics.horizontalAdvance(note) + 7;
        if (index.data(MarkRole).isValid() || index.data(StateItemRole).isValid())
            width += 18;
        most = qMax(most, width);
    }
    return most;
}

/// The columns while they share a room.
class Sharing {
public:
    Sharing(const std::vector<ColumnRoom>& columns, int room) : m_columns(columns), m_left(room)
    {
        for (size_t i = 0; i < columns.size(); ++i) {
            m_widths.push_back(columns[i].width);
            m_left -= columns[i].width;
            if (columns[i].fixed)
                continue;
            m_free.push_back(i);
            if (columns[i].stretch)
                m_stretching.push_back(i);
        }
    }

    void fitTexts();
    void stretch(int last);
    void shrink(int last);
    int left() const { return m_left; }
    const std::vector<int>& widths() const { return m_widths; }

private:
    int wanted(size_t i) const { return qMin(m_columns[i].content, 3 * qMax(80, m_columns[i].width)); }
    int over(size_t i, int least) const { return qMax(0, m_widths[i] - least); }
    void add(size_t i, int part)
    {
        m_widths[i] += part;
        m_left -= part;
    }

    const std::vector<ColumnRoom>& m_columns;
    std::vector<int> m_widths;
    std::vector<size_t> m_free, m_stretching;
    int m_left;
};

void Sharing::fitTexts()
{
    std::vector<size_t> known;
    std::copy_if(m_free.begin(), m_free.end(), std::back_inserter(known),
                 [this](size_t i) { return m_columns[i].content > 0; });
    const auto toGive = [this](size_t i) { return over(i, qMax(wanted(i), m_columns[i].leastAt(0.5))); };
    int lack = 0, spare = 0;
    for (const size_t i : known) {
        lack += qMax(0, wanted(i) - m_widths[i]);
        spare += toGive(i);
    }
    if (lack > m_left && spare > 0) {  // the rest of the room is not enough
        const int given = qMin(lack - m_left, spare);
        for (const size_t i : known)
            add(i, -int(qint64(given) * toGive(i) / spare));
    }
    if (lack > 0 && m_left > 0) {
        const int given = qMin(lack, m_left);
        for (const size_t i : known)
            add(i, int(qint64(given) * qMax(0, wanted(i) - m_widths[i]) / lack));
    }
}

void Sharing::stretch(int last)
{
    std::vector<size_t> taking = m_stretching;
    if (taking.empty() && last >= 0)
        taking.push_back(size_t(last));
    for (size_t i = 0; i < taking.size(); ++i)
        add(taking[i], m_left / int(taking.size() - i));
}

/// Stretching columns shrink first, to 80 %, then all of them to 65 %; beyond that the table scrolls.
void Sharing::shrink(int last)
{
    for (const auto& [giving, share] : {std::pair(m_stretching, 0.8), std::pair(m_free, 0.65)}) {
        int spare = 0;
        for (const size_t i : giving)
            spare += over(i, m_columns[i].leastAt(share));
        const int given = qMin(-m_left, spare);
        for (const size_t i : giving)
            add(i, spare > 0 ? -int(qint64(given) * over(i, m_columns[i].leastAt(share)) / spare) : 0);
        if (m_left >= -int(giving.size()))
            break;
    }
    // rounding remainder: a scroll bar for a few pixels would hide a row
    const int giver = m_stretching.empty() ? last : int(m_stretching.front());
    if (m_left < 0 && m_left >= -8 - int(m_free.size()) && giver >= 0)
        add(size_t(giver), m_left);
}

}  // namespace

int ColumnRoom::leastAt(double share) const
{
    // less than the header allows would not be taken: the table would scroll for a pixel
    return least ? *least : qMax(header, int(asked * qMax(share, leastShare)));
}

ColumnRoom ColumnRoom::of(const QAbstractItemModel& model, int column, int leastSection)
{
    const auto role = [&](int which) { return model.headerData(column, Qt::Horizontal, which); };
    const CellKind kind = CellKind(role(CellKindRole).toInt());
    ColumnRoom room;
    room.asked = role(WidthRole).toInt();
    room.width = room.asked > 0 ? room.asked : 100;
    room.stretch = role(StretchRole).toBool();
    room.content = contentWidth(model, column, kind);
    const int title = QFontMetrics(ui::font(TextRole::SmallStrong)).horizontalAdvance(role(Qt::DisplayRole).toString());
    room.header = qMax(leastSection, title + 26);
    if (kind == CellKind::Number || kind == CellKind::Balance)
        room.leastShare = 0.85;
    if (const QVariant least = role(LeastWidthRole); least.isValid())
        room.least = least.toInt();
    return room;
}

std::vector<int> sharedWidths(const std::vector<ColumnRoom>& columns, int last, int room)
{
    Sharing sharing(columns, room);
    sharing.fitTexts();
    if (sharing.left() >= 0)
        sharing.stretch(last);
    else
        sharing.shrink(last);
    return sharing.widths();
}

}  // namespace signalbox::ui
