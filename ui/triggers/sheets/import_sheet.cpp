// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/sheets/import_sheet.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPushButton>

#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "signalbox/trigger_queries.h"
#include "tables/data_table.h"
#include "triggers/sheets/problem_model.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr qint64 mostBytes = 16 << 20;

Expected<QByteArray> contentOf(const QString& path)
{
    QFile file(path);
    if (file.size() > mostBytes)
        return fail(ErrorKind::Invalid, "FILE_TOO_LARGE",
                    Message(ImportSheet::tr("The file is larger than 16 MB. Split it.")));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, "FILE_UNREADABLE",
                    Message(ImportSheet::tr("The file could not be read: %1.").arg(file.errorString())));
    return file.readAll();
}

int triggersIn(const QByteArray& json)
{
    return int(QJsonDocument::fromJson(json).object().value(u"triggers"_s).toArray().size());
}

/// Outside the GUI thread: a file may be large.
template <class F>
auto apart(F f)
{
    return QtFuture::makeReadyFuture().then(QtFuture::Launch::Async, std::move(f));
}

}  // namespace

ImportSheet::ImportSheet(Engine* engine, Desk* desk, QWidget* window)
    : Sheet(tr("Import triggers"), window, 720),
      m_engine(engine),
      m_file(
          new Text(tr("A JSON file that Signalbox exported, or one that you wrote."), TextRole::Base, Ink::Secondary)),
      m_check(new CheckLine),
      m_model(new ImportProblemModel(this)),
      m_table(new DataTable(desk, u"import-problems"_s, {})),
      m_import(makeButton(tr("Import"), ButtonKind::Primary))
{
    setObjectName(u"importSheet"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* row = new QHBoxLayout;
    m_file->setElide(Qt::ElideMiddle);
    QPushButton* choose = makeButton(tr("Choose file…"), ButtonKind::Normal, u"folder"_s);
    row->addWidget(m_file, 1);
    row->addWidget(choose);
    body()->addLayout(row);
    body()->addWidget(m_check);
    m_table->head()->hide();
    m_table->setPagedModel(m_model);
    m_table->view()->setAccessibleName(tr("Problems of the file"));
    m_table->setEmpty(tr("Problems are listed here with their places, before anything is stored."));
    m_table->setMinimumHeight(180);
    body()->addWidget(m_table, 1);
    addFootButton(m_import);
    setPrimary(m_import);
    setFootNote(tr("Imported triggers are added to yours; nothing is replaced."));
    m_import->setEnabled(false);
    connect(choose, &QPushButton::clicked, this, &ImportSheet::chooseFile);
    connect(m_import, &QPushButton::clicked, this, &ImportSheet::import);
}

void ImportSheet::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Import triggers"), {}, tr("JSON files (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_file->setText(path);
        m_import->setEnabled(false);
        m_model->resetRows({});
        m_check->setChecking(tr("Checking the file"));
        m_content.ask(apart([path] { return contentOf(path); }), this, [this, path](const Expected<QByteArray>& json) {
            if (json)
                check(QFileInfo(path).fileName(), *json);
            else
                m_check->set(State::Error, engineWords(json.error()));
        });
    });
    dialog->open();
}

void ImportSheet::check(const QString& name, const QByteArray& json)
{
    m_file->setText(name);
    m_json = json;
    m_check->setChecking(tr("Checking the file"));
    m_content.ask(apart([json] { return triggersIn(json); }), this, [this](int count) {
        if (!m_engine || !m_engine->triggers())
            return m_check->set(State::Error, tr("The engine is not running."));
        m_count = count;
        m_content.ask(m_engine->triggers()->import(m_json, false), this, [this](const auto& answer) { take(answer); });
    });
}

void ImportSheet::take(const Expected<TriggerImport>& answer)
{
    if (!answer) {
        m_model->resetRows({});
        return m_check->set(State::Error, tr("The file could not be checked."), engineWords(answer.error()));
    }
    const auto& problems = answer->problems;
    const auto errors = std::count_if(problems.begin(), problems.end(), [](const auto& each) { return !each.warning; });
    m_model->resetRows(problems);
    m_table->setEmpty(tr("No problem was found."));
    m_import->setEnabled(errors == 0 && m_count > 0);
    const QString text = m_count > 0 ? tr("Import %n triggers", nullptr, m_count) : tr("Import");
    m_import->setText(text);
    m_import->setAccessibleName(text);
    if (errors > 0)
        m_check->set(State::Error, tr("%n problems prevent the import.", nullptr, int(errors)),
                     tr("Correct them in the file and choose it again. Nothing was stored."));
    else if (m_count == 0)
        m_check->set(State::Slow, tr("The file has no triggers."));
    else if (!problems.empty())
        m_check->set(State::Slow, tr("%n triggers can be imported, with warnings.", nullptr, m_count));
    else
        m_check->set(State::True, tr("%n triggers can be imported.", nullptr, m_count));
}

void ImportSheet::import()
{
    if (!m_engine || !m_engine->triggers())
        return m_check->set(State::Error, tr("The engine is not running."));
    m_import->setEnabled(false);
    m_check->setChecking(tr("Importing"));
    whenAnswered(m_engine->triggers()->import(m_json, true), this, [this](const Expected<TriggerImport>& answer) {
        if (!answer) {
            m_import->setEnabled(true);
            return m_check->set(State::Error, tr("Nothing was imported."), engineWords(answer.error()));
        }
        if (answer->ids.isEmpty())
            return take(answer);
        Q_EMIT imported(answer->ids);
        accept();
    });
}

}  // namespace signalbox::ui
