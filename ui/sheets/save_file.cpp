// SPDX-License-Identifier: GPL-3.0-or-later

#include "sheets/save_file.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QRegularExpression>
#include <QSaveFile>

#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {

struct SaveFile {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::SaveFile)
};

/// Empty if it was written, else why not.
QString written(const QString& file, const QByteArray& content)
{
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(content) == content.size() && out.commit())
        return {};
    return out.errorString();
}

void warn(QWidget* parent, const QString& text)
{
    auto* box =
        new QMessageBox(QMessageBox::Warning, SaveFile::tr("The file was not written"), text, QMessageBox::Ok, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

QString firstSuffix(const QString& filter)
{
    static const QRegularExpression ending(u"\\*\\.(\\w+)"_s);
    return ending.match(filter).captured(1);
}

}  // namespace

void saveFile(QWidget* parent, const SaveQuestion& question,
              const std::function<QFuture<Expected<QByteArray>>(const QString& file)>& content)
{
    auto* dialog = new QFileDialog(parent, question.title, QString(), question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(firstSuffix(question.filter));
    dialog->selectFile(question.name);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [parent, content](const QString& file) {
        auto outcome =
            content(file).then(QtFuture::Launch::Async, [file](const Expected<QByteArray>& bytes) -> Expected<QString> {
                return bytes ? Expected<QString>(written(file, *bytes)) : fail(bytes.error());
            });
        whenAnswered(std::move(outcome), parent, [parent, file](const Expected<QString>& why) {
            if (!why)
                warn(parent, engineWords(why.error()));
            else if (!why->isEmpty())
                warn(parent, SaveFile::tr("%1 could not be written: %2. Choose another folder.").arg(file, *why));
        });
    });
    dialog->open();
}

QFuture<Expected<QByteArray>> readyContent(QByteArray content)
{
    return QtFuture::makeReadyFuture(Expected<QByteArray>(std::move(content)));
}

bool namesJson(const QString& file)
{
    return file.endsWith(".json"_L1, Qt::CaseInsensitive);
}

}  // namespace signalbox::ui
