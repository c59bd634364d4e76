// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/screen_registry.h"
#include "sql/sql_words.h"

class QSplitter;
class QStackedWidget;

namespace signalbox::ui {

class ExportJobs;
class SqlEditor;
class SqlOff;
class SqlResultPage;
class SqlResults;
class SqlSide;
class StatementCard;

/// Reading the tables by SQL: editor, results in tabs, tables and queries beside them. Addresses: "sql",
/// "sql?query=canopy.richest".
class SqlScreen : public Screen {
    Q_OBJECT
public:
    explicit SqlScreen(ScreenContext* context, QWidget* parent = nullptr);

    QString title() const override;
    void setEngine(Engine* engine) override;
    void setSnapshot(const SnapshotPtr& snapshot) override;
    void refresh() override;
    QWidget* findField() override;
    bool open(const QString& rest) override;
    std::vector<PaletteCommand> commands() override;
    void watched(bool visible) override;
    void setNarrow(bool narrow) override;

    SqlEditor* editor() const;
    SqlSide* side() const { return m_side; }
    SqlResultPage* page() const;
    int pages() const;

    void runChosen(bool newTab);
    void runText(const QString& statement, int at, bool newTab);  ///< at: position in the editor; −1: none
    void cancel();
    void exportAll();
    void saveQuery();

private:
    void listen();
    void settled(SqlResultPage* page, const QString& statement, int at, const Expected<SqlResult>& answer);
    void renew();
    void loadTables();
    void showOff();  ///< replaces the screen while the reader role is missing
    SqlConsole* console() const;

    SqlWords m_words;
    QStackedWidget* m_stack;
    SqlOff* m_off;
    SqlSide* m_side;
    StatementCard* m_statement;
    SqlResults* m_results;
    QSplitter *m_across, *m_down;
    ExportJobs* m_jobs;
    bool m_loaded = false;
};

ScreenEntry sqlScreenEntry();

}  // namespace signalbox::ui
