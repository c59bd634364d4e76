// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/card.h"

class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;

namespace signalbox::ui {

class TriggerListModel;

/// The card at the left: filter, New, the triggers, import and export.
class TriggerList : public Card {
    Q_OBJECT
public:
    explicit TriggerList(TriggerListModel* model, QWidget* parent = nullptr);

    QLineEdit* filterField() const { return m_filter; }
    QListView* view() const { return m_view; }
    QString currentId() const;
    void setCurrentId(const QString& id);  ///< without a signal

Q_SIGNALS:
    void chosen(const QString& id);
    void openWanted(const QString& id);  ///< Enter or double click
    void newWanted();
    void importWanted();
    void exportWanted();

private:
    void renewCount();
    TriggerListModel* m_model;
    QSortFilterProxyModel* m_proxy;
    QLineEdit* m_filter;
    QListView* m_view;
    Text* m_count;
    QPushButton* m_export;
    bool m_setting = false;
};

}  // namespace signalbox::ui
