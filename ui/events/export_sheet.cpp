// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/export_sheet.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "desk/desk.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {
const QString folderKey = u"events/exportFolder"_s;
const QString formatKey = u"events/exportFormat"_s;
QString baseName(const EventQuery& query)
{
    const QString base = query.kind == EventKind::Transfers ? u"transfers"_s : u"registry-events"_s;
    return query.caip2.isEmpty() ? base : base + u'-' + QString(query.caip2).replace(u':', u'-');
}

}  // namespace

ExportSheet::ExportSheet(Desk* desk, const EventQuery& query, const QString& what, QWidget* parent)
    : ExportSheet(desk, tr("Export events"), what, baseName(query), parent)
{
    connect(this, &ExportSheet::chosen, this, [this, query](const QString& file, const QString& format) {
        Q_EMIT requested({query, file, format});
    });
}

ExportSheet::ExportSheet(Desk* desk, const QString& title, const QString& what, const QString& base, QWidget* parent)
    : Sheet(title, parent), m_format(new Segments(tr("Format"))), m_file(new QLineEdit), m_check(new CheckLine)
{
    setObjectName(u"exportSheet"_s);
    auto* words = new Text(
        tr("All matching rows are written to one file: %1. The export runs in the background and can be canceled.")
            .arg(what));
    words->setWordWrap(true);
    body()->addWidget(words);

    auto* formatRow = new QHBoxLayout;
    formatRow->addWidget(new Text(tr("Format"), TextRole::Base, Ink::Secondary));
    m_format->setItems({{u"csv"_s, u"CSV"_s}, {u"json"_s, tr("JSON Lines")}});
    m_format->setCurrent(desk->value(formatKey, u"csv"_s).toString());
    formatRow->addWidget(m_format);
    formatRow->addStretch(1);
    body()->addLayout(formatRow);

    auto* fileRow = new QHBoxLayout;
    fileRow->setSpacing(8);
    m_file->setAccessibleName(tr("File"));
    m_file->setFont(ui::font(TextRole::Mono));
    fileRow->addWidget(m_file, 1);
    auto* choose = makeButton(tr("Choose…"), ButtonKind::Normal, u"folder"_s);
    fileRow->addWidget(choose);
    body()->addLayout(fileRow);
    body()->addWidget(m_check);

    const QString folder =
        desk->value(folderKey, QStandardPaths::writableLocation(QStandardPaths::DownloadLocation)).toString();
    const QString name = base + u'-' + QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s);
    m_file->setText(QDir(QDir(folder).exists() ? folder : QDir::homePath()).filePath(name + suffix()));

    m_start = addFootButton(makeButton(tr("Start export"), ButtonKind::Primary, u"export"_s));
    setPrimary(m_start);
    connect(choose, &QPushButton::clicked, this, &ExportSheet::browse);
    connect(m_file, &QLineEdit::textChanged, this, &ExportSheet::check);
    connect(m_format, &Segments::currentChanged, this, [this, desk](const QString& id) {
        desk->setValue(formatKey, id);
        QString file = m_file->text();
        for (const QString& old : {u".csv"_s, u".jsonl"_s})
            if (file.endsWith(old))
                file = file.chopped(old.size()) + suffix();
        m_file->setText(file);
        check();
    });
    connect(m_start, &QPushButton::clicked, this, [this, desk] {
        const QString file = QDir::cleanPath(m_file->text().trimmed());
        desk->setValue(folderKey, QFileInfo(file).absolutePath());
        accept();
        Q_EMIT chosen(file, m_format->current());
    });
    check();
}

QString ExportSheet::suffix() const
{
    return m_format->current() == "json"_L1 ? u".jsonl"_s : u".csv"_s;
}

void ExportSheet::browse()
{
    auto* dialog = new QFileDialog(this, tr("Export to"), m_file->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);  // the sheet shows it beside the field
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

void ExportSheet::check()
{
    const QString text = m_file->text().trimmed();
    const QFileInfo file(text);
    const QFileInfo folder(file.absolutePath());
    setFootNote(m_format->current() == "csv"_L1
                    ? tr("Cells that a spreadsheet would run as formulas are prefixed with '.")
                    : tr("One object per line, numbers as text."));
    QString refusal;
    if (text.isEmpty() || QDir::isRelativePath(text))
        refusal = tr("Enter the full path of the file.");
    else if (file.isDir())
        refusal = tr("This is a folder. Add a file name.");
    else if (!folder.exists())
        refusal = tr("The folder does not exist.");
    else if (file.exists() ? !file.isWritable() : !folder.isWritable())
        refusal = tr("The folder is not writable. Choose another.");
    setFieldCheck(m_file, refusal.isEmpty() ? FieldCheck::None : FieldCheck::Refused);
    m_start->setEnabled(refusal.isEmpty());
    if (!refusal.isEmpty())
        m_check->set(State::Error, refusal);
    else if (file.exists())
        m_check->set(State::Slow, tr("The file exists and will be overwritten."));
    else
        m_check->clear();
}

}  // namespace signalbox::ui
