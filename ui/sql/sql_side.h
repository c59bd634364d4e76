// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/snapshot.h"
#include "signalbox/sql_console.h"
#include "widgets/card.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace signalbox::ui {

class Desk;
class Segments;
class SqlWords;

/// The side bar of the editor: tables with their columns, queries and the statement history.
class SqlSide : public Card {
    Q_OBJECT
public:
    SqlSide(Desk* desk, const SqlWords* words, QWidget* parent = nullptr);

    void renewTables(const QString& failure = {});  ///< from the words; failure: reason for an empty list
    void setQueries(std::vector<SavedQuery> queries, std::vector<FamilyInfo> families);
    void setSnapshot(const SnapshotPtr& snapshot) { m_snapshot = snapshot; }  ///< where the chains' tables are
    void renewOwn();                 ///< rereads own queries and history from the desk
    void show(const QString& part);  ///< tables, queries, history
    QLineEdit* filterField() const { return m_filter; }
    QTreeWidget* tree() const { return m_tree; }

Q_SIGNALS:
    void insertName(const QString& name);
    void runNow(const QString& statement);
    void openStatement(const QString& statement);

private:
    struct Chosen {
        QString statement;  ///< statement of a query or of the history
        QString name;       ///< quoted name of a table or column
        QString preview;    ///< SELECT of a table's first rows
        QString own;        ///< name of an own query
    };
    void fill();
    void fillTables();
    void fillQueries();
    void fillHistory();
    void expand(QTreeWidgetItem* item);
    QTreeWidgetItem* add(QTreeWidgetItem* parent, const QString& text, const QString& tip);
    QString titleOf(const QString& family) const;
    QTreeWidgetItem* addTable(QTreeWidgetItem* parent, const SqlTable& table, bool withSchema);
    Chosen chosen() const;
    void renewButtons();
    void useFirst();
    void useSecond();
    void remove();

    Desk* m_desk;
    const SqlWords* m_words;
    std::vector<SavedQuery> m_queries;
    std::vector<FamilyInfo> m_families;
    SnapshotPtr m_snapshot;
    QString m_failure;
    Segments* m_parts;
    QLineEdit* m_filter;
    QTreeWidget* m_tree;
    Text* m_about;
    QWidget* m_chainRow;
    QComboBox* m_chain;
    QPushButton *m_first, *m_second, *m_remove;
    QStringList m_open;  ///< schemas and groups that are unfolded
};

}  // namespace signalbox::ui
