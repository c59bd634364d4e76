// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/address_labels.h"

#include <algorithm>

#include "desk/desk.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {
const QString labelPrefix = u"balances/label/"_s, lastKey = u"balances/last"_s;
constexpr qsizetype most = 12;
}  // namespace

std::vector<AddressLabel> addressLabels(const Desk& desk)
{
    std::vector<AddressLabel> all;
    for (const QString& key : desk.keys(labelPrefix))
        all.push_back({key.mid(labelPrefix.size()), desk.value(key).toString()});
    std::sort(all.begin(), all.end(), [](const AddressLabel& a, const AddressLabel& b) {
        const int order = QString::localeAwareCompare(a.label, b.label);
        return order == 0 ? a.address < b.address : order < 0;
    });
    return all;
}

QString addressLabel(const Desk& desk, const QString& address)
{
    return desk.value(labelPrefix + address).toString();
}

void keepAddressLabel(Desk& desk, const AddressLabel& label)
{
    const QString words = label.label.trimmed();
    if (words.isEmpty())
        desk.remove(labelPrefix + label.address);
    else
        desk.setValue(labelPrefix + label.address, words);
}

QStringList lastAddresses(const Desk& desk)
{
    return desk.value(lastKey).toStringList();
}

void rememberAddress(Desk& desk, const QString& address)
{
    QStringList all = lastAddresses(desk);
    all.removeAll(address);
    all.prepend(address);
    desk.setValue(lastKey, all.mid(0, most));
}

}  // namespace signalbox::ui
