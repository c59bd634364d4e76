// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crosschain/sync_model.h"
#include "tables/data_table.h"

namespace signalbox::ui {

/// The matrix: one cell is current, any number can be selected. A click on a chain's header selects its column, on a
/// table's name its row; with Ctrl they add. Enter opens the menu of the cell. The names stay in sight when the chains
/// scroll.
class SyncView : public TableView {
    Q_OBJECT
public:
    explicit SyncView(SyncModel* model, QWidget* parent = nullptr);

    std::vector<std::pair<QString, QString>> chosen() const;  ///< CAIP-2 id, table; without the names' column
    void choose(const QString& caip2, const QString& entity);
    void chooseWorst(const QString& caip2 = {});  ///< of this chain if given
    int wantedHeight() const;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QWidget* names() const { return m_names; }  ///< over the first column while the chains are scrolled

Q_SIGNALS:
    void chosenChanged();
    void menuWanted(const QPoint& global);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void selectRow(int row, bool add);
    void selectColumn(int column, bool add);

    void placeNames();

    SyncModel* m_model;
    QWidget* m_names;
};

}  // namespace signalbox::ui
