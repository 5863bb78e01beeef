The libraries in lib and their licences. The text of Apache-2.0 is the file LICENSE, that of MIT-0 is in the folder
licenses, as is what the libraries themselves say of their licences and of code that they have from others.

<#list dependencyMap as entry>
<#assign library = entry.getKey()/>
${(library.artifactId + "-" + library.version)?right_pad(52)}${entry.getValue()?join(", ")?right_pad(12)}${library.groupId}<#if library.url??>, ${library.url}</#if>
</#list>
