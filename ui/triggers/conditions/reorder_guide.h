// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <algorithm>
#include <functional>
#include <vector>

class QFrame;
class QWidget;

namespace signalbox::ui {

class DragGrip;

/// Moves rows by their grips: a line shows where the row will be, and releasing the button moves it there. The arrow
/// keys move it at once.
class ReorderGuide : public QObject {
    Q_OBJECT
public:
    using Rows = std::function<std::vector<QWidget*>()>;
    ReorderGuide(QWidget* area, Rows rows) : QObject(area), m_area(area), m_rows(std::move(rows)) {}
    void add(DragGrip* grip, int index);

Q_SIGNALS:
    void moved(int from, int to);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(int from, int globalY);
    QWidget* m_area;
    Rows m_rows;
    QPointer<QFrame> m_line;
    int m_from = -1, m_to = -1;
};

/// What moved() means for the list behind the rows.
template <class T>
void moveRow(std::vector<T>& list, int from, int to)
{
    const auto first = list.begin();
    if (from < to)
        std::rotate(first + from, first + from + 1, first + to + 1);
    else
        std::rotate(first + to, first + from, first + from + 1);
}

}  // namespace signalbox::ui
