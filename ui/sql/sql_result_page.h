// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include "signalbox/sql_console.h"

class QStackedLayout;

namespace signalbox::ui {

class Desk;
class DataTable;
class EmptyState;
class SqlResultModel;

/// One tab of results: nothing yet, running, rows, or why there are none.
class SqlResultPage : public QWidget {
    Q_OBJECT
public:
    explicit SqlResultPage(Desk* desk, QWidget* parent = nullptr);

    void start(const QString& statement, quint64 run);
    void show(const SqlResult& result);
    void fail(const Error& error, std::function<void()> showPlace);
    bool isRunning() const { return m_run != 0; }
    quint64 run() const { return m_run; }
    const QString& statement() const { return m_statement; }
    QString title() const;   ///< first words of the statement
    QString status() const;  ///< "2,000 rows · 18 ms · read only"
    DataTable* table() const { return m_table; }
    bool hasRows() const { return m_table != nullptr; }

Q_SIGNALS:
    void changed();

private:
    void sayRunning();
    Desk* m_desk;
    QStackedLayout* m_stack;
    EmptyState* m_words;
    DataTable* m_table = nullptr;
    QString m_statement, m_status;
    quint64 m_run = 0;
    QTimer m_tick;
    QElapsedTimer m_clock;
};

}  // namespace signalbox::ui
