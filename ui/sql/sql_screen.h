// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/screen_registry.h"
#include "sql/sql_words.h"

class QPlainTextEdit;
class QSpinBox;
class QSplitter;
class QStackedWidget;
class QTabBar;

namespace signalbox::ui {

class EmptyState;
class ExportJobs;
class SqlEditor;
class SqlResultPage;
class SqlSide;
class Text;

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

    SqlEditor* editor() const { return m_editor; }
    SqlSide* side() const { return m_side; }
    SqlResultPage* page() const;
    int pages() const;

    void runChosen(bool newTab);
    void runText(const QString& statement, int at, bool newTab);  ///< at: position in the editor; −1: none
    void cancel();
    void exportAll();
    void saveQuery();

private:
    QWidget* makeEditorCard();
    QWidget* makeResults();
    SqlResultPage* pageFor(bool newTab);
    void closePage(int index);
    void settled(SqlResultPage* page, const QString& statement, int at, const Expected<SqlResult>& answer);
    void renew();
    void loadTables();
    void showOff();  ///< replaces the screen while the reader role is missing
    SqlConsole* console() const;

    SqlWords m_words;
    QStackedWidget* m_stack;
    EmptyState* m_off;
    QPlainTextEdit* m_statements;  ///< statements for the server administrator
    SqlSide* m_side;
    SqlEditor* m_editor;
    QSplitter *m_across, *m_down;
    QSpinBox *m_limit, *m_timeout;
    QWidget *m_run, *m_cancel, *m_export, *m_save, *m_close;
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    ExportJobs* m_jobs;
    bool m_loaded = false;
};

ScreenEntry sqlScreenEntry();

}  // namespace signalbox::ui
