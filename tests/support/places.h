// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Locations of files of the checkout and of the build. Functions instead of compile definitions: a path on the command
/// line of every test would keep the compiler cache from serving a second checkout.
namespace signalbox::test {

/// Absolute path of a file of the checkout, from a path relative to its top folder.
QString sourceFile(const QString& path = {});

/// Absolute path of a file of the build tree.
QString buildFile(const QString& path);

}  // namespace signalbox::test
