// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QTableView;

namespace signalbox::ui {

/// The sums below the rows of a table: as wide as the columns above, moves with them.
class TotalRow : public QWidget {
    Q_OBJECT
public:
    static constexpr int high = 28;
    TotalRow(QTableView* view, QWidget* parent);
    void set(const QStringList& byColumn);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QTableView* m_view;
    QStringList m_texts;
};

}  // namespace signalbox::ui
