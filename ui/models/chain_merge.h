#pragma once

#include <QAbstractTableModel>
#include <algorithm>
#include <vector>

namespace signalbox::ui {

/// A table model over plain rows that are merged, never reset: rows that went are removed, new ones inserted, moved ones moved,
/// and neighbours that changed are told as one range. Selection and scroll position survive every refresh. `Row` has operator==.
template <class Row>
class MergedRows : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    const std::vector<Row>& rows() const { return m_rows; }
    const Row& row(int index) const { return m_rows[size_t(index)]; }

protected:
    template <class KeyOf>
    void merge(std::vector<Row> next, KeyOf keyOf)
    {
        removeMissing(next, keyOf);
        for (size_t i = 0; i < next.size(); ++i) {
            if (i < m_rows.size() && keyOf(m_rows[i]) == keyOf(next[i]))
                continue;
            const auto begin = m_rows.begin() + std::ptrdiff_t(std::min(i, m_rows.size()));
            const auto found = std::find_if(begin, m_rows.end(), [&](const Row& row) { return keyOf(row) == keyOf(next[i]); });
            if (found == m_rows.end())
                i = insertRun(next, i, keyOf);
            else
                moveTo(int(found - m_rows.begin()), int(i));
        }
        tellChanges(next);
    }

private:
    template <class KeyOf>
    void removeMissing(const std::vector<Row>& next, KeyOf keyOf)
    {
        const auto missing = [&](const Row& row) {
            return std::none_of(next.begin(), next.end(), [&](const Row& other) { return keyOf(other) == keyOf(row); });
        };
        for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
            if (!missing(m_rows[size_t(last)]))
                continue;
            int first = last;
            while (first > 0 && missing(m_rows[size_t(first - 1)]))
                --first;
            beginRemoveRows({}, first, last);
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
            endRemoveRows();
            last = first;
        }
    }

    template <class KeyOf>
    size_t insertRun(const std::vector<Row>& next, size_t first, KeyOf keyOf)
    {
        const auto known = [&](const Row& row) {
            return std::any_of(m_rows.begin(), m_rows.end(), [&](const Row& other) { return keyOf(other) == keyOf(row); });
        };
        size_t last = first;
        while (last + 1 < next.size() && !known(next[last + 1]))
            ++last;
        beginInsertRows({}, int(first), int(last));
        m_rows.insert(m_rows.begin() + std::ptrdiff_t(first), next.begin() + std::ptrdiff_t(first), next.begin() + std::ptrdiff_t(last) + 1);
        endInsertRows();
        return last;
    }

    void moveTo(int from, int to)
    {
        beginMoveRows({}, from, from, {}, to);
        std::rotate(m_rows.begin() + to, m_rows.begin() + from, m_rows.begin() + from + 1);
        endMoveRows();
    }

    void tellChanges(std::vector<Row>& next)
    {
        for (size_t i = 0; i < next.size(); ++i) {
            if (m_rows[i] == next[i])
                continue;
            const size_t first = i;
            while (i < next.size() && !(m_rows[i] == next[i])) {
                m_rows[i] = std::move(next[i]);
                ++i;
            }
            Q_EMIT dataChanged(index(int(first), 0), index(int(i) - 1, columnCount() - 1));
        }
    }

    std::vector<Row> m_rows;
};

}  // namespace signalbox::ui
