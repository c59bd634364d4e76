// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAbstractItemModel;

namespace signalbox::ui {

class TableView;

/// Hides columns of a table in their drop order while the texts of the others would be cut, and shows them again when
/// there is room. For tables whose width depends on more than the window. A child of the view.
class ColumnFit : public QObject {
    Q_OBJECT
public:
    explicit ColumnFit(TableView* view);

    /// The lowest drop level at which the texts fit into `room` px.
    static int levelFor(const QAbstractItemModel& model, int room);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void renew();

    TableView* m_view;
};

}  // namespace signalbox::ui
