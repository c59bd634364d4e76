// SPDX-License-Identifier: GPL-3.0-or-later

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
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/detail_pane.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

QString licenseText()
{
    for (const QString& place : {u":/about/LICENSE"_s, u"/usr/share/common-licenses/GPL-3"_s}) {
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
        {u"Qt %1"_s.arg(QString::fromLatin1(qVersion())), u"LGPL-3.0 / GPL-3.0"_s,
         AboutSheet::tr("window, network, drawing")},
        {u"Qt Charts"_s, u"GPL-3.0"_s, AboutSheet::tr("charts")},
        {u"QCoro"_s, u"MIT"_s, AboutSheet::tr("asynchronous calls")},
        {u"libpqxx"_s, u"BSD-3-Clause"_s, AboutSheet::tr("database")},
        {u"libpq, PostgreSQL"_s, u"PostgreSQL"_s, AboutSheet::tr("database")},
        {u"simdjson"_s, u"Apache-2.0"_s, AboutSheet::tr("endpoint responses")},
        {u"tl::expected"_s, u"CC0-1.0"_s, AboutSheet::tr("error handling")},
        {u"libcurl"_s, u"curl"_s, AboutSheet::tr("concurrent endpoint requests")},
        {u"libsodium"_s, u"ISC"_s, AboutSheet::tr("encryption of the secrets file")},
        {u"QtKeychain"_s, u"BSD-3-Clause"_s, AboutSheet::tr("system keychain")},
    };
}

QString versionsText(const WorkspaceInfo& info)
{
    QStringList parts{u"Signalbox %1"_s.arg(QCoreApplication::applicationVersion()),
                      u"Qt %1"_s.arg(QString::fromLatin1(qVersion()))};
    if (!info.database.isEmpty())
        parts << info.database;
    if (info.schemaVersion > 0)
        parts << u"schema %1"_s.arg(info.schemaVersion);
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
        grid->addWidget(new Text(library.license, TextRole::Small, Ink::Secondary), row, 1);
        grid->addWidget(wrapped(library.purpose, TextRole::Small, Ink::Secondary), row++, 2);
    }
    body()->addLayout(grid);

    if (const QString text = licenseText(); !text.isEmpty()) {
        body()->addSpacing(8);
        auto* license = new QPlainTextEdit(text);
        license->setReadOnly(true);
        license->setTabChangesFocus(true);
        license->setAccessibleName(tr("Text of the GNU General Public License"));
        license->setFont(ui::font(TextRole::Mono));
        license->setMinimumHeight(48);
        license->setMaximumHeight(160);
        body()->addWidget(license);
    }
    auto* copy = makeButton(tr("Copy versions"), ButtonKind::Normal, u"copy"_s);
    addFootButton(copy);
    connect(copy, &QPushButton::clicked, this, [info, copy] { copyText(versionsText(info), copy); });
    setCancelText(tr("Close"));
}

void saveSupportBundle(SettingsSource* source, QWidget* parent,
                       std::function<void(const QString&, const Expected<Done>&)> said)
{
    const QString name =
        u"signalbox-support-%1.tar.gz"_s.arg(QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s));
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
