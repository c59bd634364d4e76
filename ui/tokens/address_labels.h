// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace signalbox::ui {

class Desk;

/// An address that the operator named; in the desk's file, one set for a workspace.
struct AddressLabel {
    QString address;  ///< in lower case
    QString label;
};

std::vector<AddressLabel> addressLabels(const Desk& desk);       ///< sorted by label
QString addressLabel(const Desk& desk, const QString& address);  ///< empty: none
void keepAddressLabel(Desk& desk, const AddressLabel& label);    ///< an empty label removes it
QStringList lastAddresses(const Desk& desk);                     ///< looked up, newest first
void rememberAddress(Desk& desk, const QString& address);        ///< keeps the newest 12

}  // namespace signalbox::ui
