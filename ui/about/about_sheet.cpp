#include "about/about_sheet.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QGridLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QSysInfo>

#include "models/answer.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/detail_pane.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

QString licenceText()
{
    for (const QString& place :
         {QStringLiteral(":/about/LICENSE"), QStringLiteral("/usr/share/common-licenses/GPL-3")}) {
        QFile file(place);
        if (file.open(QIODevice::ReadOnly))
            return QString::fromUtf8(file.readAll());
    }
    return {};
}

Text* wrapped(const QString& words, TextRole role = TextRole::Base, Ink ink = Ink::Text)
{
    auto* text = new Text(words, role, ink);
    text->setWordWrap(true);
    return text;
}

}  // namespace

std::vector<Library> libraries()
{
    return {
        {QStringLiteral("Qt %1").arg(QString::fromLatin1(qVersion())), QStringLiteral("LGPL-3.0 / GPL-3.0"),
         AboutSheet::tr("window, network, drawing")},
        {QStringLiteral("Qt Charts"), QStringLiteral("GPL-3.0"), AboutSheet::tr("charts")},
        {QStringLiteral("QCoro"), QStringLiteral("MIT"), AboutSheet::tr("asynchronous calls")},
        {QStringLiteral("libpqxx"), QStringLiteral("BSD-3-Clause"), AboutSheet::tr("database")},
        {QStringLiteral("libpq, PostgreSQL"), QStringLiteral("PostgreSQL"), AboutSheet::tr("database")},
        {QStringLiteral("simdjson"), QStringLiteral("Apache-2.0"), AboutSheet::tr("endpoint responses")},
        {QStringLiteral("tl::expected"), QStringLiteral("CC0-1.0"), AboutSheet::tr("error handling")},
        {QStringLiteral("libcurl"), QStringLiteral("curl"), AboutSheet::tr("concurrent endpoint requests")},
        {QStringLiteral("libsodium"), QStringLiteral("ISC"), AboutSheet::tr("encryption of the secrets file")},
        {QStringLiteral("QtKeychain"), QStringLiteral("BSD-3-Clause"), AboutSheet::tr("system keychain")},
    };
}

QString versionsText(const WorkspaceInfo& info)
{
    QStringList parts{QStringLiteral("Signalbox %1").arg(QCoreApplication::applicationVersion()),
                      QStringLiteral("Qt %1").arg(QString::fromLatin1(qVersion()))};
    if (!info.database.isEmpty())
        parts << info.database;
    if (info.schemaVersion > 0)
        parts << QStringLiteral("schema %1").arg(info.schemaVersion);
    parts << QSysInfo::prettyProductName() << QSysInfo::currentCpuArchitecture();
    return format::list(parts);
}

AboutSheet::AboutSheet(const WorkspaceInfo& info, QWidget* window) : Sheet(tr("About Signalbox"), window)
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    auto* mark = new QLabel;
    mark->setPixmap(logo(40));
    mark->setFixedWidth(44);
    head->addWidget(mark, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(wrapped(versionsText(info)));
    words->addWidget(wrapped(
        tr("Free software under the GNU General Public License, version 3 or later. It comes with no warranty."),
        TextRole::Small, Ink::Secondary));
    words->addWidget(wrapped(tr("Only the endpoints you enter are ever called. No account, no telemetry."),
                             TextRole::Small, Ink::Secondary));
    head->addLayout(words, 1);
    body()->addLayout(head);

    body()->addSpacing(8);
    body()->addWidget(new Text(tr("Third-party components"), TextRole::Section));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(2, 1);
    int row = 0;
    for (const Library& library : libraries()) {
        grid->addWidget(new Text(library.name), row, 0);
        grid->addWidget(new Text(library.licence, TextRole::Small, Ink::Secondary), row, 1);
        grid->addWidget(wrapped(library.purpose, TextRole::Small, Ink::Secondary), row++, 2);
    }
    body()->addLayout(grid);

    if (const QString text = licenceText(); !text.isEmpty()) {
        body()->addSpacing(8);
        auto* licence = new QPlainTextEdit(text);
        licence->setReadOnly(true);
        licence->setTabChangesFocus(true);
        licence->setAccessibleName(tr("Text of the GNU General Public License"));
        licence->setFont(ui::font(TextRole::Mono));
        licence->setMinimumHeight(48);
        licence->setMaximumHeight(160);
        body()->addWidget(licence);
    }
    auto* copy = makeButton(tr("Copy versions"), ButtonKind::Normal, QStringLiteral("copy"));
    addFootButton(copy);
    connect(copy, &QPushButton::clicked, this, [info, copy] { copyText(versionsText(info), copy); });
    setCancelText(tr("Close"));
}

void saveSupportBundle(SettingsSource* source, QWidget* parent,
                       std::function<void(const QString&, const Expected<Done>&)> said)
{
    const QString name = QStringLiteral("signalbox-support-%1.tar.gz")
                             .arg(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss")));
    auto* dialog = new QFileDialog(parent, AboutSheet::tr("Save support bundle"),
                                   QStandardPaths::writableLocation(QStandardPaths::HomeLocation),
                                   AboutSheet::tr("Archives (*.tar.gz)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [source, parent, said](const QString& file) {
        whenAnswered(source->saveSupportBundle(file), parent,
                     [said, file](const Expected<Done>& done) { said(file, done); });
    });
    dialog->open();
}

}  // namespace signalbox::ui
