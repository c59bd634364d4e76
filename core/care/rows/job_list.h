// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <vector>

#include "signalbox/error.h"

namespace signalbox::care {

/// A maintenance job as it is declared. Every job is listed once, in declaredJobs().
struct JobKind {
    const char* id;
    const char* what;      ///< a marked pattern
    const char* cron;      ///< five fields, UTC; empty: when tables need it
    bool quiet = false;    ///< starts on its schedule in quiet hours only
    bool ofFiles = false;  ///< works on files of the private server, which this machine must have
};

const std::vector<JobKind>& declaredJobs();
const JobKind* jobKind(const QString& id);  ///< null if there is none
/// Kinds of the jobs that operators add.
const QStringList& ownKinds();

/// Hours of the day, UTC, in which jobs that slow others down may start.
struct QuietHours {
    int from = 0, to = 0;  ///< equal: at any time

    bool contains(const QDateTime& at) const;
    QDateTime next(const QDateTime& at) const;  ///< `at` itself if it is within them
    QString text() const;                       ///< "02:00-06:00"; empty: at any time
};

}  // namespace signalbox::care
