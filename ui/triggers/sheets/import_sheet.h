// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "models/latest_answer.h"
#include "signalbox/engine.h"
#include "signalbox/triggers.h"
#include "widgets/sheet.h"

namespace signalbox::ui {

class CheckLine;
class DataTable;
class Desk;
class ImportProblemModel;

/// Checks a file of triggers and lists what is wrong with its places, before anything is stored. Then it imports.
class ImportSheet : public Sheet {
    Q_OBJECT
public:
    ImportSheet(Engine* engine, Desk* desk, QWidget* window);
    void check(const QString& name, const QByteArray& json);

Q_SIGNALS:
    void imported(const QStringList& ids);

private:
    void chooseFile();
    void take(const Expected<TriggerImport>& answer);
    void import();
    QPointer<Engine> m_engine;
    Text* m_file;
    CheckLine* m_check;
    ImportProblemModel* m_model;
    DataTable* m_table;
    QPushButton* m_import;
    LatestAnswer m_content;  ///< of the file that was chosen last: read, counted, checked
    QByteArray m_json;
    int m_count = 0;
};

/// Asks for a file and writes the triggers to it.
void exportTriggers(Engine* engine, const QStringList& ids, const QString& name, QWidget* window);

}  // namespace signalbox::ui
