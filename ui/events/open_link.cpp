// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/open_link.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/detail_pane.h"
#include "widgets/sheet.h"

namespace signalbox::ui {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(OpenLink)
};
}  // namespace

bool isOpenable(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && url.scheme() == "https"_L1 && !url.host().isEmpty() && url.userInfo().isEmpty();
}

void askToOpen(const QString& text, QWidget* parent)
{
    if (!isOpenable(text))
        return;
    const QUrl url(text, QUrl::StrictMode);
    auto* sheet = new Sheet(Words::tr("Open an external page?"), parent);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setObjectName(u"openLink"_s);
    auto* words = new Text(
        Words::tr("Your browser loads this page from %1. The site can see your IP address and which page you open.")
            .arg(url.host()));
    words->setWordWrap(true);
    sheet->body()->addWidget(words);
    auto* address = new Text(url.toString(QUrl::FullyEncoded), TextRole::Mono);
    address->setElide(Qt::ElideMiddle);
    sheet->body()->addWidget(address);
    QPushButton* copy = sheet->addFootButton(makeButton(Words::tr("Copy URL"), ButtonKind::Normal, u"copy"_s), true);
    QObject::connect(copy, &QPushButton::clicked, sheet,
                     [copy, url] { copyText(url.toString(QUrl::FullyEncoded), copy); });
    QPushButton* open =
        sheet->addFootButton(makeButton(Words::tr("Open in browser"), ButtonKind::Primary, u"external"_s));
    sheet->setPrimary(open);
    QObject::connect(open, &QPushButton::clicked, sheet, [sheet, url] {
        QDesktopServices::openUrl(url);
        sheet->accept();
    });
    sheet->open();
}

}  // namespace signalbox::ui
